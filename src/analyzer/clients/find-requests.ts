import { posix } from 'node:path';
import { ts } from 'ts-morph';
import { bare, type CallLike } from '../syntax/expressions.js';
import type { Evaluator } from '../values/evaluator.js';
import { guardedMembers } from '../values/libraries/breakers.js';
import { rootFrame } from '../values/value.js';
import { type Candidates, candidateFiles } from './candidate-files.js';
import { mayBeOperation } from './candidate-operations.js';
import { isDeclared, isInsideDeclared } from './declared-client.js';
import { generatedRequests } from './generated/requests.js';
import { liftRequest, type SitedRequest } from './lifting/lift.js';
import { requestIn } from './lifting/request-in.js';
import { mayBeWrapped } from './package-wrapper.js';
import { clients } from './registry.js';
import { holdsValues } from './value-holders.js';

/** Method names by which clients send requests, and members that hold an instance which is called itself. */
const sending =
  /^(?:get|post|put|patch|delete|del|head|options|request|fetch|stream|proxy|mutate|query|(?:post|put|patch)Form)$|(?:axios|http|client|api)$/i;
const packages = new Set(clients.flatMap((client) => client.packages));
/** Clients that need no import. */
const globals = new Set(['$fetch', 'axios', 'fetch']);
/** Packages whose objects may be all that names an address. */
const constructing = new Set(clients.flatMap((client) => (client.constructs ? client.packages : [])));
const members = new Set([...clients.flatMap((client) => client.members ?? []), ...guardedMembers]);

function isSending(name: string): boolean {
  return sending.test(name) || members.has(name);
}

/** What an import declares a name for; undefined for any other declaration. */
function importedName(
  declaration: ts.Declaration | undefined,
): { readonly specifier: string; readonly name: string } | undefined {
  if (declaration === undefined || (!ts.isImportClause(declaration) && !ts.isImportSpecifier(declaration)))
    return undefined;
  const statement = ts.findAncestor(declaration, ts.isImportDeclaration);
  if (statement === undefined || !ts.isStringLiteralLike(statement.moduleSpecifier)) return undefined;
  const name = ts.isImportSpecifier(declaration)
    ? (declaration.propertyName ?? declaration.name).text
    : 'default';
  return { specifier: statement.moduleSpecifier.text, name };
}

/** True where an identifier that is called may be a client: of a package, or a variable that holds what a call gave. */
function mayBeClient(evaluator: Evaluator, callee: ts.Identifier, { instances }: Candidates): boolean {
  const imported = importedName(evaluator.program.bound(callee));
  if (imported !== undefined) {
    const { specifier, name } = imported;
    const word = posix.basename(specifier).replace(/\.\w+$/, '');
    const isInstance = name === 'default' ? instances.paths.has(word) : instances.names.has(name);
    if (!isInstance && !packages.has(specifier.replace(/^node:/, ''))) return false;
  }
  const definition = evaluator.program.definition(callee);
  if (definition === undefined) return globals.has(callee.text) && !evaluator.program.isBound(callee);
  if (definition.kind === 'package') return packages.has(definition.specifier.replace(/^node:/, ''));
  if (definition.kind === 'module') return false;
  const { node } = definition;
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  const value = ts.isVariableDeclaration(node) ? node.initializer : undefined;
  return value === undefined || !ts.isFunctionLike(bare(value));
}

/** `new HttpLink({ uri })` of a package. */
function mayBeMadeClient(evaluator: Evaluator, callee: ts.Identifier): boolean {
  const definition = evaluator.program.definition(callee);
  return definition?.kind === 'package' && constructing.has(definition.specifier);
}

/** `headers.get('x')`: asked of what merely holds values. */
function isLookup(callee: ts.PropertyAccessExpression): boolean {
  const { text } = callee.getSourceFile();
  return /^(?:get|delete)$/.test(callee.name.text) && holdsValues(text, callee.expression.getEnd());
}

function mayBeRequest(evaluator: Evaluator, call: CallLike, candidates: Candidates): boolean {
  if (isDeclared(evaluator, call)) return true;
  const callee = bare(call.expression);
  if (ts.isNewExpression(call)) return ts.isIdentifier(callee) && mayBeMadeClient(evaluator, callee);
  if (ts.isIdentifier(callee)) return mayBeClient(evaluator, callee, candidates);
  // `bent(base)(path)`, `api[verb](path)`
  if (!ts.isPropertyAccessExpression(callee))
    return ts.isCallExpression(callee) || ts.isElementAccessExpression(callee);
  const sends = isSending(callee.name.text) || mayBeWrapped(call);
  if (sends) return candidates.named.has(evaluator.program.fileOf(call)) || !isLookup(callee);
  return candidates.operating.has(evaluator.program.fileOf(call)) && mayBeOperation(evaluator, callee);
}

/** Every expression of a file that sends a request through a known client. */
function sinksIn(evaluator: Evaluator, file: string, candidates: Candidates): readonly CallLike[] {
  return evaluator.program
    .callsIn(file)
    .filter(
      (call) =>
        mayBeRequest(evaluator, call, candidates) &&
        !isInsideDeclared(evaluator, call) &&
        requestIn(evaluator, call, rootFrame) !== undefined,
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
  const candidates = candidateFiles(evaluator);
  const generated = generatedRequests(evaluator);
  const files = candidates.files.filter((file) => !generated.isRuntime(file));
  const found = files.flatMap((file, index) => {
    const sited = sinksIn(evaluator, file, candidates).flatMap((sink) => liftRequest(evaluator, sink));
    onFile(index + 1, files.length);
    return sited;
  });
  return [...found, ...generated.requests];
}
