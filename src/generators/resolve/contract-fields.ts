import { ts } from 'ts-morph';
import type { ContractField } from '../../model/message-spec.js';
import { camelName } from '../naming.js';
import { bare } from '../syntax/bare.js';
import type { TypeDescription } from './describe-type.js';

/** A field of the message with the expression that fills it at the call site. */
export interface FieldSource extends ContractField {
  readonly expression: string;
}

export interface FieldRequest {
  readonly name: string;
  /** Source text. */
  readonly expression: string;
  readonly type: TypeDescription;
  readonly optional: boolean;
}

/** Fields that are collected from several requests. The same name with the same expression is one field. */
export interface FieldSet {
  /**
   * Adds a field, or finds the one that is there.
   *
   * @param anyName true where the name is no part of a request, so that a field with the same expression will do
   * @returns its name, which differs from the wanted one where another expression has that
   */
  add(request: FieldRequest, anyName?: boolean): string;
  readonly fields: readonly FieldSource[];
}

/** An empty set; `forConsumer` names the consumer whose name is put before a field's where another expression has that. */
export function fieldSet(): FieldSet & { readonly forConsumer: (consumer: string) => FieldSet } {
  const fields: FieldSource[] = [];
  const wantedNames = new Map<FieldSource, string>();
  const add = (prefix: string, request: FieldRequest, anyName: boolean): string => {
    const same = fields.find(
      (field) =>
        oneLine(field.expression) === oneLine(request.expression) &&
        (anyName || wantedNames.get(field) === request.name),
    );
    if (same !== undefined) return same.name;
    const { text, schema } = request.type;
    const name = freeName(request.name, prefix, new Set(fields.map((field) => field.name)));
    const field = { name, type: text, optional: request.optional, schema, expression: request.expression };
    wantedNames.set(field, request.name);
    fields.push(field);
    return name;
  };
  const forPrefix = (prefix: string): FieldSet => ({
    fields,
    add: (request, anyName = false) => add(prefix, request, anyName),
  });
  return { ...forPrefix(''), forConsumer: (consumer) => forPrefix(camelName(consumer)) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function freeName(wanted: string, prefix: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const prefixed = prefix === '' ? wanted : `${prefix}${raised(camelName(wanted))}`;
  if (!taken.has(prefixed)) return prefixed;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${prefixed}${number}`)) return `${prefixed}${number}`;
  }
}

/** A name for a value that the request gives none: `order.id` → `orderId`, `items` → `items`. */
export function nameOfExpression(expression: ts.Expression, otherwise: string): string {
  const inner = bare(expression);
  if (ts.isIdentifier(inner)) return inner.text;
  if (!ts.isPropertyAccessExpression(inner)) return otherwise;
  const name = inner.name.text.replace(/^#/, '');
  const owner = bare(inner.expression);
  const isPlain = !/^(?:id|_id|key|uuid|code|name|slug)$/i.test(name);
  if (isPlain) return name;
  const ownerName = ts.isIdentifier(owner)
    ? owner.text
    : ts.isPropertyAccessExpression(owner)
      ? owner.name.text
      : '';
  return ownerName === '' ? name : camelName(`${ownerName}-${name.replace(/^_/, '')}`);
}

function raised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
