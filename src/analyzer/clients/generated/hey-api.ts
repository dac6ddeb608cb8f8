import { ts } from 'ts-morph';
import { declarationOf } from '../../syntax/declared.js';
import { bare } from '../../syntax/expressions.js';
import { callArguments } from '../../values/call-arguments.js';
import type { Evaluator } from '../../values/evaluator.js';
import { literalText, optionsOf, union } from '../../values/text.js';
import { type Deferred, type Frame, ready, rootFrame, type Value } from '../../values/value.js';
import { constantMethod, setting } from '../shared/settings.js';
import { type GeneratedOperation, type Generator, generatedRequest } from './generator.js';
import { callsBelow, propertyExpression, withHolesFilled } from './path.js';

const verbs = /^(?:delete|get|head|options|patch|post|put)$/;

/** The settings in `createClient(createConfig({ baseUrl }))`. */
function configOf(expression: ts.Expression | undefined): ts.Expression | undefined {
  const node = expression === undefined ? undefined : bare(expression);
  if (node === undefined || !ts.isCallExpression(node)) return node;
  return /\bcreate(?:Client|Config)$/.test(node.expression.getText()) ? configOf(node.arguments[0]) : node;
}

function variableOf(evaluator: Evaluator, name: ts.Expression): ts.VariableDeclaration | undefined {
  const node = declarationOf(evaluator.program, name);
  return node !== undefined && ts.isVariableDeclaration(node) ? node : undefined;
}

function baseIn(evaluator: Evaluator, config: ts.Expression | undefined): Deferred | undefined {
  if (config === undefined) return undefined;
  const settings = evaluator.defer(config, rootFrame);
  return setting(evaluator, settings, 'baseUrl', config) ?? setting(evaluator, settings, 'baseURL', config);
}

/** What `client.setConfig({ baseUrl })` gives a client, wherever it is called; its first settings where it is not. */
function clientBase(evaluator: Evaluator, client: ts.Expression): Deferred | undefined {
  const declared = variableOf(evaluator, client);
  if (declared === undefined) return undefined;
  const given = evaluator.program.callsNamed('setConfig').flatMap((call) => {
    const callee = call.expression;
    if (!ts.isPropertyAccessExpression(callee) || variableOf(evaluator, callee.expression) !== declared)
      return [];
    return baseIn(evaluator, call.arguments?.[0]) ?? [];
  });
  if (given.length > 1)
    return ready(
      union(
        given.map((base) => base.value()),
        client,
      ),
    );
  return given[0] ?? baseIn(evaluator, configOf(declared.initializer));
}

/** The client that a caller hands over (`getOrder({ client })`): the settings that it was made with. */
function handedBase(evaluator: Evaluator, client: Deferred): Deferred | undefined {
  const node = client.node;
  const own = node === undefined ? undefined : clientBase(evaluator, bare(node));
  if (own !== undefined) return own;
  for (const option of optionsOf(client.value())) {
    const base =
      option.kind === 'made' ? setting(evaluator, option.arguments[0], 'baseUrl', option.node) : undefined;
    if (base !== undefined) return base;
  }
  return undefined;
}

/** The nearest of what the caller gives, the client that it hands over, and the client of the whole package. */
function baseOf(
  evaluator: Evaluator,
  call: ts.CallExpression,
  options: Deferred,
  fallback: ts.Expression | undefined,
): Deferred | undefined {
  const given = setting(evaluator, options, 'baseUrl', call);
  if (given !== undefined) return given;
  const client = setting(evaluator, options, 'client', call);
  const handed = client === undefined ? undefined : handedBase(evaluator, client);
  return handed ?? client ?? (fallback === undefined ? undefined : clientBase(evaluator, fallback));
}

/** The client beside `??` in `(options.client ?? client).get({ … })`. */
function fallbackClient(callee: ts.PropertyAccessExpression): ts.Expression | undefined {
  const owner = bare(callee.expression);
  if (ts.isIdentifier(owner)) return owner;
  return ts.isBinaryExpression(owner) && owner.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
    ? bare(owner.right)
    : undefined;
}

function pathOf(evaluator: Evaluator, url: Value, options: Value, node: ts.Node): Value {
  const text = literalText(url);
  if (text === undefined) return url;
  return withHolesFilled(text, node, (hole) => {
    const values = setting(evaluator, ready(options), 'path', node);
    const value = setting(evaluator, values, hole, node);
    return value === undefined ? undefined : [value.value(), value.node ?? node];
  });
}

function operationOf(evaluator: Evaluator, call: ts.CallExpression): GeneratedOperation | undefined {
  const callee = call.expression;
  const [options] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee) || !verbs.test(callee.name.text) || options === undefined)
    return undefined;
  const url = propertyExpression(evaluator, options, 'url');
  const fallback = fallbackClient(callee);
  if (url === undefined || fallback === undefined) return undefined;
  return {
    sink: call,
    read(frame: Frame) {
      const given = callArguments(evaluator, call.arguments, frame)[0];
      if (given === undefined) return undefined;
      return generatedRequest(
        {
          base: baseOf(evaluator, call, given, fallback),
          path: pathOf(evaluator, evaluator.evaluate(url, frame), given.value(), call),
          method: constantMethod(callee.name.text, call),
          body: setting(evaluator, given, 'body', call),
        },
        call,
      );
    },
  };
}

/** https://heyapi.dev/openapi-ts/output/sdk */
export const generatedHeyApi: Generator = {
  id: 'hey-api',
  mark: /@hey-api\/openapi-ts/,
  operations: (evaluator, source) => callsBelow(source).flatMap((call) => operationOf(evaluator, call) ?? []),
};
