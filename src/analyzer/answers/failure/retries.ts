import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import { functionAround } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';
import { calleeName, lastName, propertyName, receiverOf } from '../code/names.js';
import { descendants } from '../code/transparent.js';
import { alwaysLeaves, consequenceOf, statementsAfter } from './consequence.js';

/** True for the name of a function that runs its callback again: `pRetry`, `retry`, `withBackoff`, `backOff`. */
export function isRetryName(name: string): boolean {
  return /retry|retries|backoff|attempt/i.test(name);
}

/** The loop around a node in its function that counts or waits rather than going through a collection. */
function countingLoop(node: ts.Node): ts.IterationStatement | undefined {
  const fn = functionAround(node);
  for (let current = node.parent; current && current !== fn; current = current.parent) {
    if (ts.isForOfStatement(current) || ts.isForInStatement(current)) return undefined;
    if (ts.isIterationStatement(current, false)) return current;
  }
  return undefined;
}

/** True where success leaves a loop and the failure at `node`, caught by `attempt`, goes round again. */
export function isRetryLoop(attempt: ts.TryStatement, node: ts.Node): boolean {
  if (countingLoop(attempt) === undefined) return false;
  if (alwaysLeaves(attempt.catchClause?.block)) return isContinue(attempt.catchClause?.block);
  if (ts.findAncestor(node, (each) => each === attempt || ts.isReturnStatement(each)) !== attempt)
    return true;
  const after = consequenceOf(statementsAfter(node, attempt.tryBlock));
  return after.returns.length + after.leaves.length > 0;
}

function isContinue(block: ts.Block | undefined): boolean {
  const last = block?.statements.at(-1);
  return last !== undefined && ts.isContinueStatement(last);
}

/** True where the loop around a request only repeats it until it succeeds. */
export function isRetried(site: ts.Node): boolean {
  const attempt = ts.findAncestor(site, ts.isTryStatement);
  return (
    attempt !== undefined && functionAround(attempt) === functionAround(site) && isRetryLoop(attempt, site)
  );
}

/** True where the client repeats the request by itself: a `retry` option, or `axiosRetry(client)`. */
export function isConfiguredToRetry(program: Program, site: ts.Expression): boolean {
  if (!ts.isCallExpression(site)) return false;
  return site.arguments.some(hasRetryOption) || isGivenToRetry(program, site);
}

function hasRetryOption(argument: ts.Expression): boolean {
  const object = bare(argument);
  if (!ts.isObjectLiteralExpression(object)) return false;
  return object.properties.some((property) => {
    if (!/^(retry|retries|maxRetries|axios-retry)$/.test(propertyName(property.name))) return false;
    const value = ts.isPropertyAssignment(property) ? property.initializer : undefined;
    return value === undefined || !/^(0|false|null|undefined)$/.test(value.getText());
  });
}

function isGivenToRetry(program: Program, site: ts.CallExpression): boolean {
  const receiver = receiverOf(site);
  const client = receiver === undefined ? site.expression : receiver;
  const inner = bare(client);
  if (!ts.isIdentifier(inner)) return false;
  const definition = program.definition(inner);
  if (definition?.kind !== 'declaration') return false;
  return descendants(definition.node.getSourceFile()).some(
    (node) =>
      ts.isCallExpression(node) &&
      /^axiosRetry$/.test(calleeName(node)) &&
      node.arguments[0] !== undefined &&
      lastName(node.arguments[0]) === declaredName(definition.node),
  );
}

function declaredName(node: ts.Declaration): string {
  return ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) ? node.name.text : '';
}
