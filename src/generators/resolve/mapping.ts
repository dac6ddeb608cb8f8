import { ts } from 'ts-morph';
import type { RequestMapping, ValueSource } from '../../model/message-spec.js';
import { camelName } from '../naming.js';
import { bare } from '../syntax/bare.js';
import type { CheckedProgram } from './checked-program.js';
import { type FieldRequest, type FieldSet, fieldSet, nameOfExpression } from './contract-fields.js';
import { admitsUndefined, describeType, isDate } from './describe-type.js';
import { declarationOf, excerpt, namesIn } from './find-node.js';
import { listField } from './list-field.js';
import { Refusal } from './refusal.js';
import type { RequestSource, SourceValue } from './request-source.js';
import type { Loop, Unit } from './unit.js';

export interface MappingRequest {
  readonly consumer: string;
  readonly method: string;
  readonly path: string;
  readonly source: RequestSource;
  readonly unit: Unit;
  readonly program: CheckedProgram;
}

/**
 * Adds what a request needs to the message's fields, and says how the consumer rebuilds the request from them.
 *
 * @throws Refusal when a value can be told only inside the statements of the call
 */
export function mappingOf(request: MappingRequest, fields: FieldSet): RequestMapping {
  const { consumer, method, path, source, unit, program } = request;
  const { loop } = unit;
  const items = fieldSet();
  const place = (name: string, value: SourceValue, anyName: boolean): ValueSource => {
    if (value.kind === 'constant') return value;
    const varies = requireReachable(value.node, unit, program);
    if (!varies || loop === null) {
      return { kind: 'field', name: fields.add(fieldOf(name, value.node, program), anyName) };
    }
    if (isWholeItem(value.node, loop)) return { kind: 'whole-item' };
    return { kind: 'item', name: items.add(fieldOf(name, value.node, program), anyName) };
  };
  const nameFor = (value: SourceValue, otherwise: string): string =>
    value.kind === 'constant' ? otherwise : nameOfExpression(value.node, otherwise);
  const whole = `${camelName(consumer)}Request`;
  const body: RequestMapping['body'] =
    source.body.kind === 'object'
      ? {
          kind: 'object',
          properties: source.body.properties.map(({ name, value }) => ({
            name,
            from: place(name, value, false),
          })),
        }
      : source.body.kind === 'value'
        ? { kind: 'value', from: place(nameFor(source.body.value, whole), source.body.value, true) }
        : { kind: 'none' };
  const pathArguments = source.pathArguments.map((value, index) =>
    place(nameFor(value, `${camelName(consumer)}Path${index + 1}`), value, true),
  );
  const mapping = { forEach: null, method, path, pathArguments, body };
  return loop === null
    ? mapping
    : listField({ mapping, loop, items: items.fields, consumer, fields, program });
}

/** The field for an expression. A `Date` is sent as text, as JSON would write it. */
function fieldOf(name: string, node: ts.Expression, { checker }: CheckedProgram): FieldRequest {
  const type = checker.getTypeAtLocation(node);
  if (isDate(type)) {
    const text =
      ts.isPropertyAccessExpression(node) || ts.isIdentifier(node) ? node.getText() : `(${node.getText()})`;
    const dateTime = { text: 'string', schema: { type: 'string', format: 'date-time' } };
    return { name, expression: `${text}.toISOString()`, type: dateTime, optional: false };
  }
  return {
    name,
    expression: node.getText(),
    type: describeType(type, node, checker),
    optional: admitsUndefined(type),
  };
}

/**
 * Tells whether an expression varies from round to round of the loop.
 *
 * @throws Refusal when it names something that is declared inside the unit, and so is out of reach for the publisher
 */
function requireReachable(node: ts.Expression, unit: Unit, program: CheckedProgram): boolean {
  const first = unit.statements[0];
  const [from, to] = [first.pos, unit.statements.at(-1)?.end ?? first.end];
  let varies = false;
  for (const name of namesIn(node)) {
    const declaration = declarationOf(name, program.checker);
    if (declaration === undefined || declaration.getSourceFile() !== node.getSourceFile()) continue;
    const isInner = declaration.pos >= node.pos && declaration.end <= node.end;
    const isInUnit = declaration.pos >= from && declaration.end <= to;
    if (isInner || !isInUnit) continue;
    if (unit.loop === null) {
      throw new Refusal(
        `"${excerpt(node)}" is known only inside the statement that makes the call.`,
        `Declare "${name.text}" before that statement.`,
      );
    }
    varies = true;
  }
  return varies;
}

/** True for the loop's variable itself. */
function isWholeItem(node: ts.Expression, { item }: Loop): boolean {
  const inner = bare(node);
  return ts.isIdentifier(inner) && inner.text === item;
}
