import { propertyName, stringLiteral } from '../../render.js';

/** A check of generated code, and the helpers of `contract-check.ts` that it is put together from. */
export interface CheckExpression {
  readonly text: string;
  readonly helpers: readonly string[];
}

const primitives: Readonly<Record<string, string>> = {
  string: 'isString',
  number: 'isNumber',
  integer: 'isNumber',
  boolean: 'isBoolean',
  null: 'isNull',
};

/** The check that a JSON Schema asks for. What the schema leaves open may be anything, or missing. */
export function checkExpression(schema: unknown): CheckExpression {
  if (!isRecord(schema)) return named('anything');
  if ('const' in schema) return literals([schema.const]);
  if (Array.isArray(schema.enum)) return literals(schema.enum);
  if (Array.isArray(schema.anyOf)) return call('anyOf', schema.anyOf.map(checkExpression));
  const type = schema.type;
  if (Array.isArray(type))
    return call(
      'anyOf',
      type.map((one) => checkExpression({ ...schema, type: one })),
    );
  if (type === 'array') return call('listOf', [checkExpression(schema.items)]);
  if (type === 'object') return objectCheck(schema);
  const primitive = typeof type === 'string' ? primitives[type] : undefined;
  return named(primitive ?? 'anything');
}

/** The same check for a value that may be missing. */
export function optionalCheck(check: CheckExpression): CheckExpression {
  return check.text === 'anything' ? check : call('optional', [check]);
}

function objectCheck(schema: Readonly<Record<string, unknown>>): CheckExpression {
  const { properties, required, additionalProperties } = schema;
  if (!isRecord(properties)) return call('recordOf', [checkExpression(additionalProperties)]);
  const needed = Array.isArray(required) ? required : [];
  const members = Object.entries(properties).map(([name, inner]) => {
    const check = checkExpression(inner);
    return { name, check: needed.includes(name) ? check : optionalCheck(check) };
  });
  return {
    text: `objectOf({ ${members.map(({ name, check }) => `${propertyName(name)}: ${check.text}`).join(', ')} })`,
    helpers: ['objectOf', ...members.flatMap(({ check }) => check.helpers)],
  };
}

function literals(values: readonly unknown[]): CheckExpression {
  const texts = values.map((value) =>
    typeof value === 'string' ? stringLiteral(value) : JSON.stringify(value),
  );
  return { text: `oneOf(${texts.join(', ')})`, helpers: ['oneOf'] };
}

function named(helper: string): CheckExpression {
  return { text: helper, helpers: [helper] };
}

function call(helper: string, checks: readonly CheckExpression[]): CheckExpression {
  return {
    text: `${helper}(${checks.map(({ text }) => text).join(', ')})`,
    helpers: [helper, ...checks.flatMap(({ helpers }) => helpers)],
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
