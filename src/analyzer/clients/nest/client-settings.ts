import { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { injectedToken, type Token, tokenOf } from '../../values/injection/tokens.js';
import { literalText } from '../../values/text.js';
import {
  type Deferred,
  type LibraryValue,
  type MadeValue,
  ready,
  rootFrame,
  type Value,
} from '../../values/value.js';
import { setting } from '../shared/settings.js';
import { decoratorArguments } from './decorator-arguments.js';

/** The entries of `ClientsModule.register([…])` and `registerAsync([…])`, with the call that they stand in. */
function registrations(
  evaluator: Evaluator,
): readonly { readonly entry: Deferred; readonly node: ts.Node }[] {
  const calls = ['register', 'registerAsync']
    .flatMap((name) => evaluator.program.callsNamed(name))
    .filter((call) => call.expression.getText().startsWith('ClientsModule.'));
  return calls.flatMap((node) => {
    const [first] = node.arguments ?? [];
    const given = first === undefined ? undefined : evaluator.evaluate(first, rootFrame);
    const clients =
      given?.kind === 'object' ? setting(evaluator, ready(given), 'clients', node)?.value() : given;
    return clients?.kind === 'list' ? clients.elements.map((entry) => ({ entry, node })) : [];
  });
}

/** What a factory, or the class in its stead, gives: https://docs.nestjs.com/microservices/basics#client */
function madeBy(evaluator: Evaluator, entry: Deferred, node: ts.Node): Deferred {
  const factory = setting(evaluator, entry, 'useFactory', node)?.value();
  if (factory !== undefined) return ready(evaluator.call(factory, [], node, false));
  const owner = (
    setting(evaluator, entry, 'useClass', node) ?? setting(evaluator, entry, 'useExisting', node)
  )?.value();
  if (owner?.kind !== 'class') return entry;
  const instance: Value = { kind: 'instance', node: owner.node, arguments: undefined, frame: rootFrame };
  return ready(evaluator.call(evaluator.member(instance, 'createClientOptions', node), [], node, false));
}

function isToken(evaluator: Evaluator, name: Deferred, token: Token): boolean {
  if (name.node !== undefined) return tokenOf(evaluator, name.node)?.token === token;
  return literalText(name.value()) === token;
}

/** The settings of the client that is registered under a token. */
function registered(evaluator: Evaluator, token: Token): Deferred | undefined {
  for (const { entry, node } of registrations(evaluator)) {
    const name = setting(evaluator, entry, 'name', node);
    if (name !== undefined && isToken(evaluator, name, token)) return madeBy(evaluator, entry, node);
  }
  return undefined;
}

function injectedSettings(evaluator: Evaluator, injected: ts.Node): Deferred | undefined {
  const [own] = decoratorArguments(injected, 'Client') ?? [];
  if (own !== undefined) return evaluator.defer(own, rootFrame);
  if (!ts.isParameter(injected) && !ts.isPropertyDeclaration(injected)) return undefined;
  const written = injectedToken(injected);
  const token = written === undefined ? undefined : tokenOf(evaluator, written)?.token;
  return token === undefined ? undefined : registered(evaluator, token);
}

/**
 * The `{ transport, options }` of a client: what it was made with, or what is registered under the token that it is
 * injected by; undefined where nothing tells.
 */
export function nestClientSettings(
  evaluator: Evaluator,
  client: LibraryValue | MadeValue,
): Deferred | undefined {
  if (client.kind !== 'made') return undefined;
  if (client.maker.path.join('.') === 'ClientProxyFactory.create') return client.arguments[0];
  return client.injected === undefined ? undefined : injectedSettings(evaluator, client.injected);
}
