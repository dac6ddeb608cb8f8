import { ts } from 'ts-morph';
import type { ConsumerSpec } from '../../../../model/message-spec.js';
import { identifiersIn, isInside } from './checked-source.js';
import { bindingsOf, declaredName, importOf, isExported } from './declarations.js';
import type { HandlerFunction } from './handler-function.js';
import { importsOf } from './imports.js';
import type { ModuleLookup } from './module-lookup.js';

type DatabaseSpec = NonNullable<Extract<ConsumerSpec['work'], { kind: 'extracted' }>['database']>;

/** A pg pool that moved code is given as a parameter, so that a worker can give its transaction's client instead. */
export interface DatabaseUse {
  readonly spec: DatabaseSpec;
  /** The import binding of the pool in the route's file. */
  readonly binding: ts.Declaration;
  readonly name: string;
  readonly identifiers: readonly ts.Identifier[];
  readonly type: DatabaseType;
}

export interface DatabaseType {
  readonly text: string;
  /** Where the type is exported: a file of the repository, or `pg`. */
  readonly from: { readonly file: string } | { readonly package: 'pg' };
  readonly imported: string;
}

const queryable: DatabaseType = { text: "Pick<Pool, 'query'>", from: { package: 'pg' }, imported: 'Pool' };

/**
 * The pool that the nodes use, where every use of it would do with a client of a transaction: `pool.query(…)`, or an
 * argument for a parameter that admits one.
 */
export function databaseUseOf(
  nodes: readonly ts.Node[],
  handler: HandlerFunction,
  modules: ModuleLookup,
): DatabaseUse | undefined {
  if (nodes.some(survivesFailedQueries)) return undefined;
  const byBinding = new Map<ts.Declaration, ts.Identifier[]>();
  for (const identifier of identifiersIn(nodes)) {
    const declaration = handler.checked.declarationOf(identifier);
    if (declaration !== undefined && poolBehind(declaration, handler, modules) !== undefined) {
      byBinding.set(declaration, [...(byBinding.get(declaration) ?? []), identifier]);
    }
  }
  const [only] = byBinding;
  // Two pools are two transactions: no marker can commit together with both.
  if (only === undefined || byBinding.size > 1) return undefined;
  const [binding, identifiers] = only;
  const types = identifiers.map((identifier) => admittedType(identifier, handler, modules));
  const spec = poolBehind(binding, handler, modules);
  if (spec === undefined || !types.every((type) => type !== undefined)) return undefined;
  const type =
    types.find(({ text }) => text.includes('|')) ?? types.find(({ from }) => 'file' in from) ?? queryable;
  return { spec, binding, name: identifiers[0]?.text ?? 'pool', identifiers, type };
}

/** The module and export of the pg pool that an import stands for. */
export function poolBehind(
  declaration: ts.Declaration,
  handler: HandlerFunction,
  modules: ModuleLookup,
): DatabaseSpec | undefined {
  const target = modules.imported(declaration, handler.checked.file);
  if (target === undefined || target.name === 'default') return undefined;
  const found = modules.exported(target.file, target.name);
  const initializer = found && ts.isVariableDeclaration(found.node) ? found.node.initializer : undefined;
  if (found === undefined || initializer === undefined || !ts.isNewExpression(initializer)) return undefined;
  if (!isExported(found.node) || !isPgPool(initializer.expression)) return undefined;
  return { module: target.file, export: target.name };
}

/** `Pool` imported from pg, or `pg.Pool` of its default or namespace import. */
function isPgPool(callee: ts.Expression): boolean {
  const root = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  if (!ts.isIdentifier(root)) return false;
  const origins = importsOf(root.getSourceFile())
    .flatMap(bindingsOf)
    .filter((binding) => declaredName(binding) === root.text)
    .map(importOf);
  return origins.some((from) => {
    if (from?.specifier !== 'pg') return false;
    return ts.isPropertyAccessExpression(callee) ? callee.name.text === 'Pool' : from.name === 'Pool';
  });
}

function admittedType(
  identifier: ts.Identifier,
  handler: HandlerFunction,
  modules: ModuleLookup,
): DatabaseType | undefined {
  const { parent } = identifier;
  if (ts.isPropertyAccessExpression(parent)) {
    const called = ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
    return called && parent.name.text === 'query' ? queryable : undefined;
  }
  if (!ts.isCallExpression(parent) || !ts.isIdentifier(parent.expression)) return undefined;
  const index = parent.arguments.indexOf(identifier);
  const declaration = handler.checked.declarationOf(parent.expression);
  const called = declaration && modules.functionOf(declaration, handler.checked);
  if (called === undefined || survivesFailedQueries(called.node)) return undefined;
  return admittedByParameter(called.node.parameters[index]?.type, modules);
}

/**
 * True for code that goes on after a failed query, or that opens transactions itself. Inside the worker's transaction
 * the first would find every further query refused, and the second would end it too early.
 */
export function survivesFailedQueries(node: ts.Node): boolean {
  if (ts.isTryStatement(node) && node.catchClause !== undefined) return true;
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'catch') return true;
  if (
    ts.isStringLiteralLike(node) &&
    /^\s*(?:begin|commit|rollback|start transaction|savepoint)\b/i.test(node.text)
  ) {
    return true;
  }
  return ts.forEachChild(node, (child) => survivesFailedQueries(child) || undefined) ?? false;
}

/** What is awaited beside the database: repeated with the message, whatever the transaction does. */
export function awaitedBeside(
  nodes: readonly ts.Node[],
  database: readonly ts.Identifier[],
): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const call = ts.isAwaitExpression(node) ? node.expression : undefined;
    if (call && ts.isCallExpression(call) && !database.some((used) => isInside(used, call))) {
      found.push(call.expression.getText());
    }
    ts.forEachChild(node, visit);
  };
  for (const node of nodes) visit(node);
  return [...new Set(found)];
}

/** The type of a parameter, where a client of a transaction is as good for it as the pool. */
export function admittedByParameter(
  type: ts.TypeNode | undefined,
  modules: ModuleLookup,
): DatabaseType | undefined {
  if (type === undefined) return undefined;
  if (isQueryPick(type)) return queryable;
  if (ts.isUnionTypeNode(type)) {
    const members = type.types.map((member) => member.getText().replace(/^pg\./, ''));
    const admitsClient = members.some((member) => member === 'PoolClient' || member === 'ClientBase');
    return admitsClient
      ? { ...queryable, text: 'Pool | PoolClient', imported: 'Pool, PoolClient' }
      : undefined;
  }
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return undefined;
  const found = modules.named(type.getSourceFile(), type.typeName.text);
  if (found === undefined || !isExported(found)) return undefined;
  const { text } = type.typeName;
  const named: DatabaseType = { text, from: { file: modules.fileOf(found.getSourceFile()) }, imported: text };
  if (ts.isTypeAliasDeclaration(found)) return admittedByParameter(found.type, modules) && named;
  if (!ts.isInterfaceDeclaration(found) || found.heritageClauses !== undefined) return undefined;
  return found.members.every((member) => member.name?.getText() === 'query') ? named : undefined;
}

/** `Pick<Pool, 'query'>` and the like: nothing but `query` is asked for. */
function isQueryPick(type: ts.TypeNode): boolean {
  return /^Pick<\s*(?:pg\.)?(?:Pool|PoolClient|Client|ClientBase)\s*,\s*(['"])query\1\s*>$/.test(
    type.getText(),
  );
}
