import { ts } from 'ts-morph';
import { type CallLike, calledName, requiredModule } from './expressions.js';

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
      const name = calledName(node.expression);
      if (name !== undefined) push(byName, name.text, node);
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
  /** `super(…)` calls of files that hold the name of the class. */
  superCallsNear(name: string): readonly ts.CallExpression[];
  /** Calls of default imports in the files that hold a word: they may have any local name. */
  callsOfDefaults(word: string): readonly CallLike[];
  /** Every call of one file, in source order. */
  callsIn(file: string): readonly CallLike[];
}

/**
 * Finds calls by name. Only files whose text holds the name are parsed.
 */
export function createCallIndex(
  filesWith: (text: string) => readonly string[],
  sourceOf: (file: string) => ts.SourceFile | undefined,
): CallIndex {
  const byFile = new Map<string, FileCalls>();
  const byName = new Map<string, readonly CallLike[]>();

  const inFile = (file: string): FileCalls | undefined => {
    const known = byFile.get(file);
    if (known !== undefined) return known;
    const source = sourceOf(file);
    if (source === undefined) return undefined;
    const calls = callsOf(source);
    byFile.set(file, calls);
    return calls;
  };

  const holding = (name: string): readonly FileCalls[] =>
    filesWith(name).flatMap((file) => inFile(file) ?? []);

  return {
    callsNamed(name) {
      const known = byName.get(name);
      if (known !== undefined) return known;
      const calls = (name === 'default' ? [] : holding(name)).flatMap((file) =>
        [name, ...(file.aliases.get(name) ?? [])].flatMap((local) => file.byName.get(local) ?? []),
      );
      const unique = [...new Set(calls)];
      byName.set(name, unique);
      return unique;
    },
    superCallsNear: (name) => holding(name).flatMap((file) => file.superCalls),
    callsOfDefaults: (word) =>
      holding(word).flatMap((file) =>
        (file.aliases.get('default') ?? []).flatMap((local) => file.byName.get(local) ?? []),
      ),
    callsIn: (file) => inFile(file)?.all ?? [],
  };
}
