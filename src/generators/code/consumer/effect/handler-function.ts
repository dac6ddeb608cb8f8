import { ts } from 'ts-morph';
import type { Repository } from '../../../../model/repository.js';
import type { Route } from '../../../../model/route.js';
import { type CheckedSource, checkSource } from './checked-source.js';
import { type Refusal, refusal } from './refusal.js';

export type HandlerNode = ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration;

/** A route's handler: a plain function of request and reply. */
export interface HandlerFunction {
  readonly checked: CheckedSource;
  readonly node: HandlerNode;
  readonly isAsync: boolean;
  readonly request: ts.ParameterDeclaration | undefined;
  readonly reply: ts.ParameterDeclaration | undefined;
  /** The statements that do the work: of the body, or of the `try` that is all of it. */
  readonly statements: readonly ts.Statement[] | ts.Expression;
}

/** Finds the handler function of a route; the refusal says why its body cannot be read as one. */
export function handlerFunctionOf(route: Route, repository: Repository): HandlerFunction | Refusal {
  const text = repository.readText(route.file);
  if (text === undefined || route.handlerSpan === null) {
    return refusal(`The function that answers ${route.method} ${route.path} could not be followed.`);
  }
  const checked = checkSource(route.file, text);
  const node = functionAt(checked.source, route.handlerSpan.start, route.handlerSpan.end);
  if (node === undefined) {
    return refusal(`${route.method} ${route.path} is answered by something else than a plain function.`);
  }
  const parameters = node.parameters;
  if (parameters.slice(0, 2).some(({ name }) => !ts.isIdentifier(name))) {
    return refusal('The handler takes its request apart in its parameter list.');
  }
  if (node.body === undefined || node.asteriskToken !== undefined) {
    return refusal(
      `The function that answers ${route.method} ${route.path} has no body that could be shared.`,
    );
  }
  return {
    checked,
    node,
    isAsync: node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false,
    request: parameters[0],
    reply: parameters[1],
    statements: ts.isBlock(node.body) ? workingStatements(node.body) : node.body,
  };
}

function functionAt(source: ts.SourceFile, start: number, end: number): HandlerNode | undefined {
  const visit = (node: ts.Node): HandlerNode | undefined => {
    if (node.end <= start || node.getStart() >= end) return undefined;
    const within = node.getStart() >= start && node.end <= end;
    if (within && ts.isMethodDeclaration(node)) return undefined;
    if (within && isHandlerNode(node)) return node;
    return ts.forEachChild(node, visit);
  };
  return visit(source);
}

function isHandlerNode(node: ts.Node): node is HandlerNode {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node);
}

/** Express 4 handlers wrap everything in a `try` whose `catch` only hands the error on: its block is the work. */
function workingStatements(body: ts.Block): readonly ts.Statement[] {
  const [only] = body.statements;
  if (body.statements.length !== 1 || only === undefined || !ts.isTryStatement(only)) return body.statements;
  if (only.finallyBlock !== undefined || only.catchClause === undefined) return body.statements;
  return handsErrorOn(only.catchClause) ? only.tryBlock.statements : body.statements;
}

function handsErrorOn({ variableDeclaration, block }: ts.CatchClause): boolean {
  const [only] = block.statements;
  const error = variableDeclaration?.name;
  if (block.statements.length !== 1 || only === undefined || error === undefined) return false;
  if (!ts.isIdentifier(error)) return false;
  if (ts.isThrowStatement(only)) return only.expression.getText() === error.text;
  const call = ts.isExpressionStatement(only) || ts.isReturnStatement(only) ? only.expression : undefined;
  return call !== undefined && call.getText() === `next(${error.text})`;
}
