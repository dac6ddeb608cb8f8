import { ts } from 'ts-morph';
import { messageNames } from '../naming.js';
import type { CheckedProgram } from './checked-program.js';
import { alternativesOf } from './describe-type.js';
import { functionAround } from './find-node.js';

/** The names that the call site uses for a message. */
export interface SiteNames {
  /** The variable that holds the occurrence. */
  readonly variable: string;
  /** What the file calls the publisher's start function. */
  readonly start: string;
}

/** Names that the file does not use for anything else. */
export function freeNames(message: string, source: ts.SourceFile): SiteNames {
  const taken = new Set(identifierTexts(source));
  const { camel, pascal } = messageNames(message);
  return { variable: free(camel, taken), start: free(`start${pascal}`, taken) };
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  const names = [wanted, `${wanted}Message`];
  for (let number = 2; ; number += 1) {
    const name = names.find((each) => !taken.has(each));
    if (name !== undefined) return name;
    names.push(`${wanted}Message${number}`);
  }
}

function identifierTexts(root: ts.Node): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return texts;
}

/**
 * The source of a key's expression at a statement, as a string or number; undefined where it has no value there.
 *
 * @param key a variable or its member (`order.id`)
 */
export function keyAt(
  key: string | null,
  statement: ts.Statement,
  program: CheckedProgram,
): string | undefined {
  if (key === null || !/^[\w$]+(?:\.[\w$]+)*$/.test(key)) return undefined;
  const [root = '', ...members] = key.split('.');
  let type = root === 'this' ? undefined : typeOfVariable(root, statement, program);
  for (const member of members) type = type && memberType(type, member, statement, program);
  return type && asKey(key, type);
}

/** The expression as the publisher takes it: a string, a number or `undefined`. */
function asKey(key: string, type: ts.Type): string {
  const nullish = ts.TypeFlags.Null | ts.TypeFlags.Undefined;
  const plain = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike;
  const parts = alternativesOf(type);
  if (!parts.every(({ flags }) => (flags & (plain | nullish)) !== 0)) return `String(${key})`;
  return parts.some(({ flags }) => (flags & ts.TypeFlags.Null) !== 0) ? `${key} ?? undefined` : key;
}

/** The type of a variable that has its value when the statement runs. */
function typeOfVariable(
  name: string,
  statement: ts.Statement,
  { checker }: CheckedProgram,
): ts.Type | undefined {
  const symbol = checker
    .getSymbolsInScope(statement, ts.SymbolFlags.Value)
    .find((each) => each.name === name);
  const declaration = symbol?.declarations?.[0];
  if (symbol === undefined || declaration === undefined) return undefined;
  const isLocal = functionAround(declaration) === functionAround(statement);
  const isLater = ts.isVariableDeclaration(declaration) && declaration.end > statement.getStart();
  return isLocal && isLater ? undefined : checker.getTypeOfSymbolAtLocation(symbol, statement);
}

function memberType(
  owner: ts.Type,
  name: string,
  statement: ts.Statement,
  { checker }: CheckedProgram,
): ts.Type | undefined {
  if (owner.flags & ts.TypeFlags.Any) return owner;
  const member = checker.getPropertyOfType(owner, name);
  return member && checker.getTypeOfSymbolAtLocation(member, statement);
}
