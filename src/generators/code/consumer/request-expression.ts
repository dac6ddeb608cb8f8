import type { MessageSpec, RequestMapping, ValueSource } from '../../../model/message-spec.js';
import { propertyName, stringLiteral } from '../../render.js';
import { declaredType } from './body-assertion.js';

/** The body of a rebuilt request as an expression over `data` and `item`; undefined where there is none. */
export function bodyExpression({ body }: RequestMapping): string | undefined {
  if (body.kind === 'none') return undefined;
  if (body.kind === 'value') return valueExpression(body.from);
  const members = body.properties.map(({ name, from }) => `${propertyName(name)}: ${valueExpression(from)}`);
  return `{ ${members.join(', ')} }`;
}

/** The values of the path's dynamic segments, as text. */
export function pathArgumentExpressions(mapping: RequestMapping, message: MessageSpec): readonly string[] {
  return mapping.pathArguments.map((source) => {
    const value = valueExpression(source);
    if (source.kind === 'constant') return stringLiteral(String(source.value));
    return declaredType(source, mapping, message) === 'string' ? value : `String(${value})`;
  });
}

/** The path of a rebuilt request with its segments filled in. */
export function pathExpression(mapping: RequestMapping, message: MessageSpec): string {
  const values = pathArgumentExpressions(mapping, message);
  if (values.length === 0) return stringLiteral(mapping.path);
  const parts = mapping.path.split('{}').map(templateText);
  return `\`${parts.reduce((path, part, index) => `${path}\${encodeURIComponent(${values[index - 1] ?? "''"})}${part}`)}\``;
}

/** The list that makes one request for each of its items; undefined for one request a message. */
export function listExpression({ forEach }: RequestMapping, message: MessageSpec): string | undefined {
  if (forEach === null) return undefined;
  const list = `data${memberAccess(forEach)}`;
  return message.fields.find(({ name }) => name === forEach)?.optional ? `(${list} ?? [])` : list;
}

function valueExpression(source: ValueSource): string {
  switch (source.kind) {
    case 'field':
      return `data${memberAccess(source.name)}`;
    case 'item':
      return `item${memberAccess(source.name)}`;
    case 'whole-item':
      return 'item';
    default:
      return typeof source.value === 'string' ? stringLiteral(source.value) : String(source.value);
  }
}

function memberAccess(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}

function templateText(text: string): string {
  return text.replace(/[\\`]|\$\{/g, (match) => `\\${match}`);
}
