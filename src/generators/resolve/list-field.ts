import { ts } from 'ts-morph';
import type { RequestMapping, ValueSource } from '../../model/message-spec.js';
import { camelName } from '../naming.js';
import { memberText, propertyName } from '../render.js';
import type { CheckedProgram } from './checked-program.js';
import { type FieldSet, type FieldSource, nameOfExpression } from './contract-fields.js';
import { describeType, type TypeDescription } from './describe-type.js';
import type { Loop } from './unit.js';

interface ListRequest {
  readonly mapping: RequestMapping;
  readonly loop: Loop;
  /** What varies from item to item, apart from the item itself. */
  readonly items: readonly FieldSource[];
  readonly consumer: string;
  readonly fields: FieldSet;
  readonly program: CheckedProgram;
}

/**
 * Adds the list whose items each make one request: the list itself where a request takes whole items, else a list of the
 * values that vary.
 */
export function listField(request: ListRequest): RequestMapping {
  const { mapping, loop, items, consumer, fields, program } = request;
  const values = valuesOf(mapping);
  const takesWhole = values.some((value) => value.kind === 'whole-item');
  const type = program.checker.getTypeAtLocation(loop.list);
  if (takesWhole && items.length === 0 && loop.declarations.length === 0) {
    const own = nameOfExpression(loop.list, `${camelName(consumer)}Items`);
    const list = loop.list.getText();
    const expression = isArray(type, program) ? list : `Array.from(${list})`;
    const described = isArray(type, program) ? describeType(type, loop.list, program.checker) : unknownList;
    return {
      ...mapping,
      forEach: fields.add({ name: own, expression, type: described, optional: false }, true),
    };
  }
  const whole = takesWhole ? [wholeItem(loop, type, program)] : [];
  const members = [...items, ...whole];
  const name = fields.add({
    name: `${camelName(consumer)}Items`,
    expression: mappedList(loop, members, isArray(type, program)),
    type: listOf(members),
    optional: false,
  });
  const named = (value: ValueSource): ValueSource =>
    value.kind === 'whole-item' ? { kind: 'item', name: wholeName } : value;
  return { ...mapValues(mapping, named), forEach: name };
}

/** The member that carries the item itself where a request needs more than that. */
const wholeName = 'item';
const unknownList: TypeDescription = { text: 'unknown[]', schema: { type: 'array' } };

function wholeItem(loop: Loop, list: ts.Type, { checker }: CheckedProgram): FieldSource {
  const element = checker.getIndexTypeOfType(list, ts.IndexKind.Number);
  const { text, schema } = element
    ? describeType(element, loop.list, checker)
    : { text: 'unknown', schema: {} };
  return { name: wholeName, type: text, schema, optional: false, expression: loop.item ?? wholeName };
}

/** `order.items.map((item) => ({ sku: item.sku }))`; lists that may be no arrays go through `Array.from`. */
function mappedList(loop: Loop, members: readonly FieldSource[], array: boolean): string {
  const object = members.map(({ name, expression }) => memberText(name, expression)).join(', ');
  const declarations = loop.declarations.map((declaration) => declaration.getText()).join('\n');
  const result = declarations === '' ? `({ ${object} })` : `{\n${declarations}\nreturn { ${object} };\n}`;
  const callback = `(${loop.parameters}) => ${result}`;
  const list = ts.isLeftHandSideExpression(loop.list) ? loop.list.getText() : `(${loop.list.getText()})`;
  const isFunctional = ts.isArrowFunction(loop.scope) || ts.isFunctionExpression(loop.scope);
  return array || isFunctional ? `${list}.map(${callback})` : `Array.from(${list}, ${callback})`;
}

function listOf(members: readonly FieldSource[]): TypeDescription {
  const text = members.map(
    ({ name, optional, type }) => `${propertyName(name)}${optional ? '?' : ''}: ${type}`,
  );
  return {
    text: `{ ${text.join('; ')} }[]`,
    schema: {
      type: 'array',
      items: {
        type: 'object',
        properties: Object.fromEntries(members.map(({ name, schema }) => [name, schema])),
        required: members.filter(({ optional }) => !optional).map(({ name }) => name),
      },
    },
  };
}

function isArray(type: ts.Type, { checker }: CheckedProgram): boolean {
  return checker.isArrayType(type) || checker.isTupleType(type);
}

function valuesOf({ pathArguments, body }: RequestMapping): readonly ValueSource[] {
  if (body.kind === 'none') return pathArguments;
  const inBody = body.kind === 'value' ? [body.from] : body.properties.map(({ from }) => from);
  return [...pathArguments, ...inBody];
}

function mapValues(mapping: RequestMapping, change: (value: ValueSource) => ValueSource): RequestMapping {
  const { body } = mapping;
  return {
    ...mapping,
    pathArguments: mapping.pathArguments.map(change),
    body:
      body.kind === 'object'
        ? { ...body, properties: body.properties.map(({ name, from }) => ({ name, from: change(from) })) }
        : body.kind === 'value'
          ? { ...body, from: change(body.from) }
          : body,
  };
}
