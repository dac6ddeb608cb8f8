import { ts } from 'ts-morph';
import type { Route } from '../../../../model/route.js';
import { unwrapped } from '../../../syntax/bare.js';
import { admittedByParameter, poolBehind, survivesFailedQueries } from './database.js';
import type { ExtractedWork } from './extracted-work.js';
import type { HandlerFunction } from './handler-function.js';
import type { ModuleLookup } from './module-lookup.js';
import { inputKindOf, type RequestInputs } from './request-inputs.js';
import type { SplitBody } from './response.js';

type ParameterKind = ExtractedWork['parameters'][number];

export interface DirectCall {
  readonly work: ExtractedWork;
  /** The type of the parameter that is given the body. */
  readonly bodyType: ts.TypeNode | undefined;
}

/**
 * The function that the handler already leaves all of its work to, called with nothing but mapped inputs and the pool.
 * Then nothing has to move.
 */
export function directCallOf(
  split: SplitBody,
  inputs: RequestInputs,
  handler: HandlerFunction,
  route: Route,
  modules: ModuleLookup,
): DirectCall | undefined {
  const call = onlyCall(split, inputs);
  if (call === undefined || !ts.isIdentifier(call.expression)) return undefined;
  const declaration = handler.checked.declarationOf(call.expression);
  const called = declaration && modules.functionOf(declaration, handler.checked);
  if (called === undefined || called.file === handler.checked.file) return undefined;
  const given = call.arguments.map((argument, index) =>
    givenBy(argument, called.node.parameters[index], inputs, handler, modules),
  );
  if (!given.every((one) => one !== undefined)) return undefined;
  const pools = given.flatMap((one) => (one.kind === 'database' ? [one.pool] : []));
  const paths = given.flatMap((one) => (one.kind === 'path-arguments' ? [one.name] : []));
  const parameters = given
    .map(({ kind }) => kind)
    .filter((kind, index, all) => kind !== 'path-arguments' || all[index - 1] !== kind);
  // The worker gives the segments of the path together, in their order.
  const hasAllSegments = paths.length === 0 || paths.join('\n') === route.parameters.join('\n');
  const isTogether = parameters.filter((kind) => kind === 'path-arguments').length <= 1;
  if (pools.length > 1 || !hasAllSegments || !isTogether) return undefined;
  if (pools.length > 0 && survivesFailedQueries(called.node)) return undefined;
  return {
    work: {
      kind: 'extracted',
      module: called.file,
      function: called.name,
      parameters,
      database: pools[0] ?? null,
    },
    bodyType: called.node.parameters[given.findIndex(({ kind }) => kind === 'body')]?.type,
  };
}

type Given =
  | { readonly kind: Exclude<ParameterKind, 'database' | 'path-arguments'> }
  | { readonly kind: 'path-arguments'; readonly name: string }
  | { readonly kind: 'database'; readonly pool: NonNullable<ExtractedWork['database']> };

/** What an argument of the call is in terms of a message; undefined for anything else. */
function givenBy(
  argument: ts.Expression,
  parameter: ts.ParameterDeclaration | undefined,
  inputs: RequestInputs,
  handler: HandlerFunction,
  modules: ModuleLookup,
): Given | undefined {
  const input = inputOf(argument, inputs, handler);
  if (input === 'body') return { kind: 'body' };
  if (input !== undefined) return { kind: 'path-arguments', name: input.name };
  const pool = ts.isIdentifier(argument) ? poolOf(argument, handler, modules) : undefined;
  return pool && admittedByParameter(parameter?.type, modules) ? { kind: 'database', pool } : undefined;
}

function poolOf(identifier: ts.Identifier, handler: HandlerFunction, modules: ModuleLookup) {
  const declaration = handler.checked.declarationOf(identifier);
  return declaration && poolBehind(declaration, handler, modules);
}

/** The call that is all of the work: a statement, the value of one constant, or the answer's content. */
function onlyCall(
  { moved, movedPayload }: SplitBody,
  { dropped }: RequestInputs,
): ts.CallExpression | undefined {
  const kept = moved.filter((statement) => !dropped.includes(statement));
  const [only] = kept;
  if (kept.length + (movedPayload === undefined ? 0 : 1) !== 1) return undefined;
  const expression = movedPayload ?? (only && valueIn(only));
  const inner = expression && unwrapped(expression);
  return inner && ts.isCallExpression(inner) ? inner : undefined;
}

function valueIn(statement: ts.Statement): ts.Expression | undefined {
  if (ts.isExpressionStatement(statement)) return statement.expression;
  if (!ts.isVariableStatement(statement)) return undefined;
  const [only, ...others] = statement.declarationList.declarations;
  return others.length === 0 ? only?.initializer : undefined;
}

function inputOf(
  argument: ts.Expression,
  inputs: RequestInputs,
  handler: HandlerFunction,
): 'body' | { readonly name: string } | undefined {
  const read = inputKindOf(argument, handler);
  if (read !== undefined) return read.kind === 'body' ? 'body' : { name: read.name };
  if (!ts.isIdentifier(argument)) return undefined;
  const declaration = handler.checked.declarationOf(argument);
  const named = inputs.dropped.some(
    (statement) =>
      declaration !== undefined && declaration.pos >= statement.pos && declaration.end <= statement.end,
  );
  if (!named) return undefined;
  if (argument.text === inputs.body?.name) return 'body';
  return inputs.pathArguments.some(({ segment }) => segment === argument.text)
    ? { name: argument.text }
    : undefined;
}
