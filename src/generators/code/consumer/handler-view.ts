import type { MessageSpec } from '../../../model/message-spec.js';
import { messageNames, relayUrlVariable } from '../../naming.js';
import { identifier, stringLiteral } from '../../render.js';
import { type CodeStyle, importSpecifier } from '../style.js';
import { needsAssertion } from './body-assertion.js';
import { checkExpression, optionalCheck } from './check-expression.js';
import type { Consumed } from './consumers.js';
import {
  bodyExpression,
  listExpression,
  pathArgumentExpressions,
  pathExpression,
} from './request-expression.js';

/** Names that the generated modules use themselves: an import of the same name gets another. */
const ownNames: ReadonlySet<string> = new Set(
  (
    'data event body bodies request requests item index client relay checked once bodyOf bodiesOf requestOf ' +
    'requestsOf relayTo createClient consume createDelivery healthFile prepareInbox errorText logLine openQueue readAddresses ' +
    'readSettings messageWork subscriptions main stopSignal settings health open addresses names stop queue deliver work signal'
  ).split(' '),
);

/** How a module of the service is imported: under its own name, or under another where ours are in the way. */
export function importBinding(name: string): { readonly binding: string; readonly local: string } {
  identifier(name);
  const local = ownNames.has(name) ? `service${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
  return { binding: local === name ? name : `${name} as ${local}`, local };
}

/** Everything that the template of a handler needs. */
export function handlerView({ message, consumer }: Consumed, path: string, style: CodeStyle) {
  const names = messageNames(message.name, message.version);
  const { mapping, work, service } = consumer;
  const checks = message.fields.map(({ name, schema, optional }) => {
    const check = checkExpression(schema);
    return { name, ...(optional ? optionalCheck(check) : check) };
  });
  const isList = mapping.forEach !== null;
  const requests = requestsOf({ message, consumer });
  const suffix = style.importSuffix;
  const helpers = [...new Set(['checked', ...checks.flatMap((check) => check.helpers)])].toSorted();
  const database = work.kind === 'extracted' ? work.database : null;
  const own =
    work.kind === 'extracted'
      ? [
          importLine(importBinding(work.function).binding, importSpecifier(path, work.module, style)),
          ...(database === null
            ? []
            : [
                importLine(
                  importBinding(database.export).binding,
                  importSpecifier(path, database.module, style),
                ),
              ]),
        ]
      : [];
  return {
    names,
    handler: `${names.camel}Handler`,
    imports: [
      ...joined(own),
      importLine(helpers.join(', '), `../contract-check${suffix}`),
      importLine(`${names.constant}_TYPE`, `../contracts/${names.file}${suffix}`),
      typeImportLine(names.pascal, `../contracts/${names.file}${suffix}`),
      typeImportLine('MessageHandler', `../delivery${suffix}`),
      ...(database === null ? [] : [importLine('once', `../inbox${suffix}`)]),
      ...(work.kind === 'relay' ? [importLine('relayTo', `../relay${suffix}`)] : []),
    ],
    relay:
      work.kind === 'relay'
        ? `const relay = relayTo(${stringLiteral(relayUrlVariable(service))}, ${stringLiteral(work.address)});`
        : '',
    relayComment:
      work.kind === 'relay' ? `Repeats requests to the server of ${service}. ${work.because}` : '',
    requestsFunction: requests.functionName,
    requestsComment: requestsComment(requests.isBodies, isList, { message, consumer }),
    requests: requests.expression,
    handlerComment: `Does for each ${names.pascal} what ${service} did for ${mapping.method} ${mapping.path}.`,
    checks: checks.map(({ name, text }) => ({ name, check: text })),
    prepare: prepareText({ message, consumer }, requests),
  };
}

interface Requests {
  /** True where a request is nothing but its body. */
  readonly isBodies: boolean;
  readonly functionName: string;
  readonly variable: string;
  readonly expression: string;
}

function requestsOf({ message, consumer }: Consumed): Requests {
  const { mapping, work } = consumer;
  const body = bodyExpression(mapping);
  const list = listExpression(mapping, message);
  const takesPath = work.kind === 'relay' || work.parameters.includes('path-arguments');
  const isBodies = body !== undefined && !takesPath;
  const members =
    work.kind === 'relay'
      ? relayedMembers(consumer.mapping, message)
      : calledMembers(mapping, message, takesPath);
  const one = isBodies
    ? body
    : `{ ${[...members, ...(body === undefined ? [] : [`body: ${body}`])].join(', ')} }`;
  const noun = isBodies ? 'body' : 'request';
  const nouns = isBodies ? 'bodies' : 'requests';
  if (list === undefined) return { isBodies, functionName: `${noun}Of`, variable: noun, expression: one };
  const shown = one.startsWith('{') ? `(${one})` : one;
  return {
    isBodies,
    functionName: `${nouns}Of`,
    variable: nouns,
    expression: `${list}.map((item) => ${shown})`,
  };
}

function relayedMembers(mapping: Consumed['consumer']['mapping'], message: MessageSpec): readonly string[] {
  return [`method: ${stringLiteral(mapping.method)}`, `path: ${pathExpression(mapping, message)}`];
}

function calledMembers(
  mapping: Consumed['consumer']['mapping'],
  message: MessageSpec,
  takesPath: boolean,
): readonly string[] {
  return takesPath
    ? [`pathArguments: [${pathArgumentExpressions(mapping, message).join(', ')}] as const`]
    : [];
}

/** The rest of `prepare`: what is compared, and what is done. */
function prepareText(
  { message, consumer }: Consumed,
  { isBodies, functionName, variable }: Requests,
): string {
  const { mapping, work } = consumer;
  const isList = mapping.forEach !== null;
  const one = isBodies ? 'body' : 'request';
  const hasBody = mapping.body.kind !== 'none';
  const bodies = !hasBody
    ? '[]'
    : isList
      ? isBodies
        ? 'bodies'
        : 'requests.map(({ body }) => body)'
      : isBodies
        ? '[body]'
        : '[request.body]';
  const member = bodies === 'bodies' ? 'bodies' : `bodies: ${bodies}`;
  const act = work.kind === 'relay' ? relayAct(isList) : calledAct({ message, consumer }, one);
  return `const ${variable} = ${functionName}(data);\nreturn { ${member}, act: ${act} };`;
}

function relayAct(isList: boolean): string {
  const one = 'await relay(request, event.id, event.traceparent);';
  const each = `await relay(request, \`\${event.id}:\${index}\`, event.traceparent);`;
  const statement = isList ? `for (const [index, request] of requests.entries()) { ${each} }` : one;
  return `async () => { ${statement} return 'done'; }`;
}

function calledAct({ message, consumer }: Consumed, one: string): string {
  const { mapping, work } = consumer;
  if (work.kind === 'relay') return '';
  const name = importBinding(work.function).local;
  const call = `await ${name}(${callArguments({ message, consumer }, one).join(', ')});`;
  const plural = one === 'body' ? 'bodies' : 'requests';
  const statement = mapping.forEach === null ? call : `for (const ${one} of ${plural}) { ${call} }`;
  if (work.database === null) return `async () => { ${statement} return 'done'; }`;
  const pool = importBinding(work.database.export).local;
  return `() => once(${pool}, event.id, ${stringLiteral(message.name)}, async (client) => { ${statement} })`;
}

function callArguments({ message, consumer }: Consumed, one: string): readonly string[] {
  const { mapping, work } = consumer;
  if (work.kind === 'relay') return [];
  const { local } = importBinding(work.function);
  let position = 0;
  return work.parameters.map((parameter) => {
    const at = position;
    position += parameter === 'path-arguments' ? mapping.pathArguments.length : 1;
    if (parameter === 'database') return 'client';
    if (parameter === 'path-arguments') return '...request.pathArguments';
    const body = mapping.body.kind === 'none' ? 'undefined' : one === 'body' ? 'body' : 'request.body';
    return needsAssertion(mapping, work.bodyTypes, message)
      ? `${body} as Parameters<typeof ${local}>[${at}]`
      : body;
  });
}

function requestsComment(isBodies: boolean, isList: boolean, { message, consumer }: Consumed): string {
  const { method, path, forEach } = consumer.mapping;
  const what = isBodies ? `The body that ${message.producer} sent with` : `What ${message.producer} sent as`;
  const each = isList ? `, once for each of \`${forEach}\`` : '';
  return `${what} ${method} ${path}${each}.`;
}

function importLine(names: string, specifier: string): string {
  return `import { ${names} } from ${stringLiteral(specifier)};`;
}

function typeImportLine(names: string, specifier: string): string {
  return `import type { ${names} } from ${stringLiteral(specifier)};`;
}

/** Lines in the order of their specifiers; two imports from one module stay two lines. */
function joined(lines: readonly string[]): readonly string[] {
  const specifier = (line: string): string => line.slice(line.indexOf(' from '));
  return [...new Set(lines)].toSorted((left, right) => (specifier(left) < specifier(right) ? -1 : 1));
}
