import { isBuiltin } from 'node:module';
import { ts } from 'ts-morph';
import type { CallLike } from '../syntax/expressions.js';
import { rootLibrary } from '../values/libraries/library.js';
import { concatenate, firstPart, literalText, optionsOf } from '../values/text.js';
import { type Deferred, literal, type TextValue, unknown, type Value } from '../values/value.js';
import type { LibraryCall, Request } from './client.js';
import { constantMethod, methodSetting, setting, textValue } from './shared/settings.js';

const verbs = new Set(['delete', 'get', 'head', 'patch', 'post', 'put']);
const operation = /^(?:get|fetch|request|send|call|invoke|post|put|patch|delete|query)[A-Z]\w*$/;
const reading = /^(?:get|fetch|query)[A-Z]/;

/**
 * What a file holds that hands an address to an operation of a package: `users.getUser(config.USER_URL, id)`,
 * `sendRequest({ url: … })`.
 */
export const wrapperMark =
  /\.(?:get|fetch|request|send|call|invoke|post|put|patch|delete|query)[A-Z]\w*\(\s*(?:\{|[\w.$]*(?:url|uri|endpoint|origin|host)\b|[\w.$]*_(?:URL|URI|ENDPOINT|HOST|ORIGIN)\b|[\w.$]*(?:Url|Uri|Endpoint|Origin|Host)\b|['"`])/i;

/** True where the text of a call may hand an address to an operation. */
export function mayBeWrapped(call: CallLike): boolean {
  const [first] = call.arguments ?? [];
  return (
    first !== undefined &&
    ts.isPropertyAccessExpression(call.expression) &&
    operation.test(call.expression.name.text) &&
    wrapperMark.test(`.getX(${first.getText().slice(0, 80)}`)
  );
}

/**
 * Packages whose calls take an address and send no request to it, or send it to nobody of the deployment: stores and
 * caches with addresses as keys, servers, brokers, tests, logs, vendors.
 */
const otherPurpose = new RegExp(
  `(?:^|[@/.-])(?:${[
    'amqp(?:lib)?|kafka(?:js)?|mqtt|nats|rabbit(?:mq)?|sns|sqs|socket|ws',
    'angular|next|react|svelte|vue|i18n(?:ext)?|intl',
    'apollo|graphql|grpc|trpc',
    'auth0|jose|jwks|oauth2?|oidc|openid|passport',
    'aws|aws-sdk|azure|docker|google|googleapis|k8s|kubernetes(?:-client)?|sendgrid|stripe|twilio',
    'cache|elastic(?:search)?|ioredis|keyv|knex|lru|memcached|minio|mongo(?:db|ose)?|mysql2?|opensearch|pg|prisma',
    'redis|sequelize|sqlite3?|storage|typeorm',
    'config|convict|dotenv|rc',
    'cypress|jest|mocha|msw|nock|playwright|puppeteer|selenium|sinon|vitest',
    'datadog|log|logger|logging|metrics|newrelic|opentelemetry|pino|prom|sentry|telemetry|tracing|winston',
    'express|fastify|hapi|koa|nestjs|restify|router|swagger',
    'crypto|joi|lodash|path|ramda|schema|underscore|uri|url|yup|zod',
  ].join('|')})(?=$|[/.-])`,
  'i',
);

function isAddress(value: Value): value is TextValue {
  const first = firstPart(value);
  if (first?.kind === 'environment')
    return /(?:URL|URI|ENDPOINT|HOST|ORIGIN|BASE|ADDR(?:ESS)?)/i.test(first.name);
  return first?.kind === 'literal' && /^https?:\/\//i.test(first.text);
}

/** The address among the arguments, where it is known to be one. */
function addressOf({ evaluator, node, values }: LibraryCall): Deferred | undefined {
  const [first] = values;
  const value = first?.value();
  const given =
    value?.kind === 'object'
      ? (setting(evaluator, first, 'url', node) ?? setting(evaluator, first, 'uri', node))
      : first;
  return given !== undefined && optionsOf(given.value()).some(isAddress) ? given : undefined;
}

/** True for an address that names no endpoint yet: the package adds the path. */
function isBase(value: Value): boolean {
  const text = literalText(value);
  if (text !== undefined) return /^https?:\/\/[^/]*\/?$/i.test(text);
  return (
    value.kind === 'text' &&
    value.parts.filter((part) => part.kind !== 'literal' || part.text !== '').length === 1
  );
}

/** Whether calls of a package may be requests of their own to the address that they are given. */
function mayWrap(specifier: string, known: ReadonlySet<string>): boolean {
  if (specifier === 'global' || specifier === 'parameter' || specifier.startsWith('.')) return false;
  return !known.has(specifier) && !isBuiltin(specifier) && !otherPurpose.test(specifier);
}

/**
 * A request that a package of one's own (or of somebody else) sends for its caller: an operation named like a request,
 * with an address as its first argument. Nothing is known of such a package, so the address must be surely one.
 * @param known packages that have a client of their own
 */
export function packageWrapper(call: LibraryCall, known: ReadonlySet<string>): Request | undefined {
  const { callee, evaluator, node, values } = call;
  const name = callee.path.at(-1);
  if (name === undefined || (!verbs.has(name) && !operation.test(name))) return undefined;
  if (!mayWrap(rootLibrary(callee).specifier, known)) return undefined;
  const address = addressOf(call);
  if (address === undefined) return undefined;
  const options = values[0] === address ? undefined : values[0];
  const part = (key: string): Deferred | undefined => setting(evaluator, options, key, node);
  return {
    url: verbs.has(name) || options !== undefined ? textValue(address, node) : withPath(address, node),
    method: methodFor(name, options === undefined ? undefined : part('method'), node),
    body: part('body'),
    headers: part('headers')?.value(),
    timeout: undefined,
    retries: undefined,
  };
}

/** A base to which the package adds the path. */
function withPath(address: Deferred, node: ts.Node): Value {
  const text = textValue(address, node);
  if (!isBase(text)) return text;
  const added = unknown('the package decides the path', node);
  return concatenate(
    [
      [text, node],
      [literal('/', node), node],
      [added, node],
    ],
    node,
  );
}

function methodFor(name: string, given: Deferred | undefined, node: ts.Node): Value {
  if (verbs.has(name)) return constantMethod(name, node);
  if (given !== undefined) return methodSetting(given, node);
  return constantMethod(reading.test(name) ? 'GET' : 'ANY', node);
}
