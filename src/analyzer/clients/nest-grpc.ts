import { ts } from 'ts-morph';
import type { Evaluator } from '../values/evaluator.js';
import { concatenate, literalText, optionsOf } from '../values/text.js';
import { type Deferred, literal, type MadeValue, ready, rootFrame, type Value } from '../values/value.js';
import type { Client } from './client.js';
import { methodOf, setting, textOf } from './settings.js';

/** The token of `@Inject(TOKEN) client: ClientGrpc`. */
function tokenOf(evaluator: Evaluator, injected: ts.Node | undefined): Value | undefined {
  if (injected === undefined || !ts.canHaveDecorators(injected)) return undefined;
  const inject = ts
    .getDecorators(injected)
    ?.map(({ expression }) => expression)
    .find((call) => ts.isCallExpression(call) && call.expression.getText() === 'Inject');
  const token = inject !== undefined && ts.isCallExpression(inject) ? inject.arguments[0] : undefined;
  return token === undefined ? undefined : evaluator.evaluate(token, rootFrame);
}

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

/** The address of the client that is registered under a token. */
function addressOf(evaluator: Evaluator, token: Value): Deferred | undefined {
  const name = literalText(token);
  for (const { entry, node } of registrations(evaluator)) {
    const own = setting(evaluator, entry, 'name', node)?.value();
    if (name === undefined || own === undefined || literalText(own) !== name) continue;
    const factory = setting(evaluator, entry, 'useFactory', node)?.value();
    const made = factory === undefined ? entry : ready(evaluator.call(factory, [], node, false));
    const url = setting(evaluator, setting(evaluator, made, 'options', node), 'url', node);
    if (url !== undefined) return url;
  }
  return undefined;
}

function serviceName(service: MadeValue): string | undefined {
  const name = service.arguments[0]?.value();
  return name === undefined
    ? undefined
    : optionsOf(name)
        .map(literalText)
        .find((text) => text !== undefined);
}

/** `client.getService<Users>('UserService').findOne(…)`: https://docs.nestjs.com/microservices/grpc#client */
export const nestGrpc: Client = {
  id: 'grpc',
  packages: ['@nestjs/microservices'],
  recognise({ evaluator, node, callee, values }) {
    if (callee.kind !== 'made' || callee.maker.path.at(-1) !== 'getService') return undefined;
    const [operation, ...rest] = callee.path;
    const service = serviceName(callee);
    if (operation === undefined || rest.length > 0 || service === undefined) return undefined;
    const token = callee.maker.kind === 'made' ? tokenOf(evaluator, callee.maker.injected) : undefined;
    const address = token === undefined ? undefined : addressOf(evaluator, token);
    const path = `/${service}/${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
    return {
      url: concatenate(
        [
          [literal('grpc://', node), node],
          [textOf(address, node), node],
          [literal(path, node), node],
        ],
        node,
      ),
      method: methodOf('RPC', node),
      body: values[0],
      headers: undefined,
      timeout: undefined,
      retries: undefined,
    };
  },
};
