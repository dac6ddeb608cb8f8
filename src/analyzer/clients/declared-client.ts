import type { ts } from 'ts-morph';
import type { ClientDeclaration } from '../../model/configuration.js';
import { callableName } from '../syntax/callers.js';
import { type CallLike, calledName, enclosingFunction } from '../syntax/expressions.js';
import { callArguments } from '../values/call-arguments.js';
import type { Evaluator } from '../values/evaluator.js';
import { concatenate } from '../values/text.js';
import { type Deferred, type Frame, literal, ready, type Value } from '../values/value.js';
import type { Request } from './client.js';
import { constantMethod, methodSetting, textValue, withBase } from './shared/settings.js';

/** The name under which requests of functions that the user declares are reported. */
const clientId = 'configured';

/** What a member of a declaration gives: a constant, or the argument at a position. */
function given(
  member: number | string | undefined,
  values: readonly Deferred[],
  node: ts.Node,
): Value | undefined {
  if (member === undefined) return undefined;
  return typeof member === 'string' ? literal(member, node) : textValue(values[member], node);
}

function addressOf(declaration: ClientDeclaration, values: readonly Deferred[], node: ts.Node): Value {
  const url = given(declaration.url, values, node);
  const service = given(declaration.service, values, node);
  const host =
    service === undefined
      ? undefined
      : concatenate(
          [
            [literal('http://', node), node],
            [service, node],
          ],
          node,
        );
  const base = url ?? host ?? literal('', node);
  const path = given(declaration.path, values, node);
  return path === undefined ? base : withBase(ready(base), path, node);
}

function methodIn({ method }: ClientDeclaration, values: readonly Deferred[], node: ts.Node): Value {
  if (typeof method === 'number') return methodSetting(values[method], node);
  return constantMethod(method ?? 'POST', node);
}

function declarationOf(evaluator: Evaluator, node: CallLike): ClientDeclaration | undefined {
  if (evaluator.clients.length === 0) return undefined;
  const name = calledName(node.expression)?.text;
  return evaluator.clients.find((declaration) => {
    if (declaration.function !== name) return false;
    const { package: specifier } = declaration;
    if (specifier === undefined) return true;
    const text = evaluator.program.textOf(evaluator.program.fileOf(node));
    return text.includes(`'${specifier}'`) || text.includes(`"${specifier}"`);
  });
}

/** The declared functions that no call of the production sources is one of. */
export function uncalledClients(evaluator: Evaluator): readonly ClientDeclaration[] {
  return evaluator.clients.filter(
    (declaration) =>
      !evaluator.program
        .callsNamed(declaration.function)
        .some((call) => declarationOf(evaluator, call) === declaration),
  );
}

/** The request that a call of a function is which the user declared in the configuration. */
export function declaredRequest(
  evaluator: Evaluator,
  node: CallLike,
  frame: Frame,
): (Request & { readonly client: string }) | undefined {
  const declaration = declarationOf(evaluator, node);
  if (declaration === undefined) return undefined;
  const values = callArguments(evaluator, node.arguments ?? [], frame);
  return {
    client: clientId,
    url: addressOf(declaration, values, node),
    method: methodIn(declaration, values, node),
    body: declaration.body === undefined ? undefined : values[declaration.body],
    headers: undefined,
    timeout: undefined,
    retries: undefined,
  };
}

/** True for a call of a declared function. */
export function isDeclared(evaluator: Evaluator, node: CallLike): boolean {
  return declarationOf(evaluator, node) !== undefined;
}

/** True inside a function that the user declared: what it does is told by the declaration. */
export function isInsideDeclared({ clients }: Evaluator, node: ts.Node): boolean {
  if (clients.length === 0) return false;
  for (let at = enclosingFunction(node); at !== undefined; at = enclosingFunction(at)) {
    const name = callableName(at);
    if (clients.some((declaration) => declaration.function === name && declaration.package === undefined))
      return true;
  }
  return false;
}
