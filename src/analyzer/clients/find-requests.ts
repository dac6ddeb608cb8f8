import { ts } from 'ts-morph';
import { bare } from '../syntax/expressions.js';
import type { Evaluator } from '../values/evaluator.js';
import { rootFrame } from '../values/value.js';
import { liftRequest, requestIn, type SitedRequest } from './lifting/lift.js';
import { clients } from './registry.js';

/** Words of which a file with a request holds at least one: import specifiers, or the call of a verb. */
const hint =
  /\bfetch\b|axios|\bgot\b|\bky\b|superagent|supertest|@hapi\/|@trpc\/client|@nestjs\/microservices|needle|undici|HttpService|\brequest\b|\bhttps?\b|\.(?:get|post|put|patch|delete|del|head)\s*[(<]/;
/** Method names by which clients send requests, and members that hold an instance which is called itself. */
const sending =
  /^(?:get|post|put|patch|delete|del|head|options|request|fetch|stream|proxy|mutate|query|(?:post|put|patch)Form)$|axios|http|client|api$/i;
const packages = new Set(clients.flatMap((client) => client.packages));

/** True where an identifier that is called may be a client: of a package, or a variable that holds what a call gave. */
function mayBeClient(evaluator: Evaluator, callee: ts.Identifier): boolean {
  const definition = evaluator.program.definition(callee);
  if (definition === undefined) return callee.text === 'fetch' && !evaluator.program.isBound(callee);
  if (definition.kind === 'package') return packages.has(definition.specifier.replace(/^node:/, ''));
  if (definition.kind === 'module') return false;
  const { node } = definition;
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  const value = ts.isVariableDeclaration(node) ? node.initializer : undefined;
  return value === undefined || !ts.isFunctionLike(bare(value));
}

/** `this.users.findOne(…)`: a remote service's operations have names of their own. */
function isFieldCall(callee: ts.PropertyAccessExpression): boolean {
  const owner = callee.expression;
  return ts.isPropertyAccessExpression(owner) && owner.expression.kind === ts.SyntaxKind.ThisKeyword;
}

function mayBeRequest(evaluator: Evaluator, call: ts.CallExpression, hasServices: boolean): boolean {
  const callee = bare(call.expression);
  if (ts.isIdentifier(callee)) return mayBeClient(evaluator, callee);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  return sending.test(callee.name.text) || (hasServices && isFieldCall(callee));
}

/** Every expression of a file that sends a request through a known client. */
function sinksIn(evaluator: Evaluator, file: string): readonly ts.CallExpression[] {
  const hasServices = evaluator.program.textOf(file).includes('@nestjs/microservices');
  return evaluator.program
    .callsIn(file)
    .filter((call) => ts.isCallExpression(call))
    .filter(
      (call) =>
        mayBeRequest(evaluator, call, hasServices) && requestIn(evaluator, call, rootFrame) !== undefined,
    );
}

/**
 * Finds every request of the production sources, each at the place where its endpoint is decided.
 * @param onFile called after each file that was looked at, with the number done and the number of all
 */
export function findRequests(
  evaluator: Evaluator,
  onFile: (done: number, total: number) => void = () => undefined,
): readonly SitedRequest[] {
  const { program } = evaluator;
  const files = program.sourceFiles.filter((file) => hint.test(program.textOf(file)));
  return files.flatMap((file, index) => {
    const found = sinksIn(evaluator, file).flatMap((sink) => liftRequest(evaluator, sink));
    onFile(index + 1, files.length);
    return found;
  });
}
