import { ts } from 'ts-morph';
import { mayCall, ownersOf } from './call-text.js';
import { bare, type CallLike, calledName, requiredModule } from './expressions.js';
import type { Program } from './program.js';

/** The calls of one file: by the last name of their callee, and the aliases of its imports. */
interface FileCalls {
  readonly byName: ReadonlyMap<string, readonly CallLike[]>;
  /** Local names by the exported name that they stand for (`import { a as b }`). */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly superCalls: readonly ts.CallExpression[];
  /** Every call, in source order. */
  readonly all: readonly CallLike[];
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function addAlias(aliases: Map<string, string[]>, node: ts.Node): void {
  if (ts.isImportSpecifier(node) && node.propertyName !== undefined) {
    push(aliases, node.propertyName.text, node.name.text);
  } else if (ts.isBindingElement(node) && node.propertyName !== undefined) {
    if (ts.isIdentifier(node.propertyName) && ts.isIdentifier(node.name)) {
      push(aliases, node.propertyName.text, node.name.text);
    }
  } else if (ts.isImportClause(node) && node.name !== undefined) push(aliases, 'default', node.name.text);
  else if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) {
    if (requiredModule(node.initializer) !== undefined) push(aliases, 'default', node.name.text);
  }
}

/** The last name of a callee, `#send` of `this.#send(…)` included. */
function calledText(expression: ts.Expression): string | undefined {
  const callee = bare(expression);
  const isPrivate = ts.isPropertyAccessExpression(callee) && ts.isPrivateIdentifier(callee.name);
  return isPrivate ? callee.name.text : calledName(callee)?.text;
}

/** Walks a file once. */
function callsOf(source: ts.SourceFile): FileCalls {
  const byName = new Map<string, CallLike[]>();
  const aliases = new Map<string, string[]>();
  const superCalls: ts.CallExpression[] = [];
  const all: CallLike[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      all.push(node);
      if (node.expression.kind === ts.SyntaxKind.SuperKeyword && ts.isCallExpression(node))
        superCalls.push(node);
      const name = calledText(node.expression);
      if (name !== undefined) push(byName, name, node);
    }
    addAlias(aliases, node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { byName, aliases, superCalls, all };
}

export interface CallIndex {
  /** Calls whose callee ends in this name, or in a name that the file gives to it, in file and source order. */
  callsNamed(name: string): readonly CallLike[];
  /** Calls of a member of what has this name (`send.call(…)`, `client.send.bind(…)`), in file and source order. */
  callsOn(owner: string, member: string): readonly CallLike[];
  /** `super(…)` calls of files that hold the name of the class. */
  superCallsNear(name: string): readonly ts.CallExpression[];
  /** Calls of default imports in the files that hold a word: they may have any local name. */
  callsOfDefaults(word: string): readonly CallLike[];
  /** Every call of one file, in source order. */
  callsIn(file: string): readonly CallLike[];
}

function wordOf(name: string): string {
  return `(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`;
}

/**
 * Finds calls by name. Only files whose text seems to call it are parsed.
 */
export function createCallIndex(
  filesWith: (text: string) => readonly string[],
  { source, textOf }: Pick<Program, 'source'> & { textOf(file: string): string },
): CallIndex {
  const byFile = new Map<string, FileCalls>();
  const byName = new Map<string, readonly CallLike[]>();
  const byOwner = new Map<string, ReadonlyMap<string, readonly string[]>>();

  /** The files by the names whose member they seem to call. */
  const holders = (member: string): ReadonlyMap<string, readonly string[]> => {
    const known = byOwner.get(member);
    if (known !== undefined) return known;
    const found = new Map<string, string[]>();
    for (const file of filesWith(member))
      for (const owner of ownersOf(textOf(file), member)) push(found, owner, file);
    byOwner.set(member, found);
    return found;
  };

  const inFile = (file: string): FileCalls | undefined => {
    const known = byFile.get(file);
    if (known !== undefined) return known;
    const tree = source(file);
    if (tree === undefined) return undefined;
    const calls = callsOf(tree);
    byFile.set(file, calls);
    return calls;
  };

  const holding = (name: string): readonly FileCalls[] =>
    filesWith(name).flatMap((file) => inFile(file) ?? []);

  return {
    callsNamed(name) {
      const known = byName.get(name);
      if (known !== undefined) return known;
      const users = name === 'default' ? [] : filesWith(name).filter((file) => mayCall(textOf(file), name));
      const calls = users
        .flatMap((file) => inFile(file) ?? [])
        .flatMap((file) =>
          [name, ...(file.aliases.get(name) ?? [])].flatMap((local) => file.byName.get(local) ?? []),
        );
      const unique = [...new Set(calls)];
      byName.set(name, unique);
      return unique;
    },
    callsOn(owner, member) {
      return (holders(member).get(owner) ?? [])
        .flatMap((file) => inFile(file)?.byName.get(member) ?? [])
        .filter(({ expression }) => {
          const callee = bare(expression);
          return ts.isPropertyAccessExpression(callee) && calledText(callee.expression) === owner;
        });
    },
    superCallsNear(name) {
      const extended = new RegExp(`\\bextends\\b[^{;]{0,500}${wordOf(name)}`);
      return filesWith(name)
        .filter((file) => extended.test(textOf(file)))
        .flatMap((file) => inFile(file)?.superCalls ?? []);
    },
    callsOfDefaults: (word) =>
      holding(word).flatMap((file) =>
        (file.aliases.get('default') ?? []).flatMap((local) => file.byName.get(local) ?? []),
      ),
    callsIn: (file) => inFile(file)?.all ?? [],
  };
}
