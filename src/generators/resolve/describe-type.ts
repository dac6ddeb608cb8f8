import { ts } from 'ts-morph';
import { propertyName, stringLiteral } from '../render.js';

/** A type as a contract writes it. */
export interface TypeDescription {
  /** TypeScript source without imports. */
  readonly text: string;
  /** JSON Schema (draft 2020-12). */
  readonly schema: Readonly<Record<string, unknown>>;
}

const unknownType: TypeDescription = { text: 'unknown', schema: {} };
const dateSchema = { type: 'string', format: 'date-time' };

const deepest = 5;
const mostMembers = 40;
const mostAlternatives = 12;

/**
 * Describes the JSON form of a type by its structure. What cannot be told, or is not plain data, is `unknown`; `undefined`
 * is left out, since JSON has none.
 *
 * @param at the expression that has the type
 */
export function describeType(type: ts.Type, at: ts.Node, checker: ts.TypeChecker): TypeDescription {
  return describe(type, { at, checker, seen: [] });
}

/** True for a `Date`, which JSON writes as a string. */
export function isDate(type: ts.Type): boolean {
  return type.symbol?.name === 'Date' && (type.flags & ts.TypeFlags.Object) !== 0;
}

/** True where the type admits `undefined`. */
export function admitsUndefined(type: ts.Type): boolean {
  return alternativesOf(type).some(
    (part) => (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0,
  );
}

interface Context {
  readonly at: ts.Node;
  readonly checker: ts.TypeChecker;
  /** The object types around this one. */
  readonly seen: readonly ts.Type[];
}

function describe(type: ts.Type, context: Context): TypeDescription {
  const parts = alternativesOf(type).filter((part) => (part.flags & undefinedFlags) === 0);
  if (parts.length > 1) return describeUnion(parts, context);
  const [only] = parts;
  return only === undefined ? unknownType : describeOne(only, context);
}

const undefinedFlags = ts.TypeFlags.Undefined | ts.TypeFlags.Void;

/** The parts of a union; any other type alone. */
export function alternativesOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function describeUnion(parts: readonly ts.Type[], context: Context): TypeDescription {
  const nullLast = parts.toSorted((left, right) => Number(isNull(left)) - Number(isNull(right)));
  const described = distinct(nullLast.map((part) => describeOne(part, context)));
  const [first] = described;
  if (described.some(({ text }) => text === 'unknown') || first === undefined) return unknownType;
  if (described.length > mostAlternatives) return broadened(parts);
  if (described.length === 1) return first;
  const values = described.map(({ schema }) => schema.const);
  const schema = values.every((value) => value !== undefined)
    ? { enum: values }
    : { anyOf: described.map((part) => part.schema) };
  return { text: described.map(({ text }) => text).join(' | '), schema };
}

function isNull(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Null) !== 0;
}

/** `true | false` is `boolean`; what is said twice is said once. */
function distinct(parts: readonly TypeDescription[]): readonly TypeDescription[] {
  const byText = new Map(parts.map((part) => [part.text, part]));
  if (!byText.has('true') || !byText.has('false')) return [...byText.values()];
  const others = [...byText.values()].filter(({ text }) => text !== 'true' && text !== 'false');
  return [...others, { text: 'boolean', schema: { type: 'boolean' } }];
}

function broadened(parts: readonly ts.Type[]): TypeDescription {
  return parts.every((part) => part.isStringLiteral())
    ? { text: 'string', schema: { type: 'string' } }
    : unknownType;
}

function describeOne(type: ts.Type, context: Context): TypeDescription {
  const { flags } = type;
  // A member of a string enum is a string, but no text is a member of it.
  if (flags & ts.TypeFlags.EnumLike) return describeEnum(type);
  if (type.isStringLiteral()) return { text: stringLiteral(type.value), schema: { const: type.value } };
  if (type.isNumberLiteral()) return { text: String(type.value), schema: { const: type.value } };
  if (flags & ts.TypeFlags.BooleanLiteral) {
    const value = context.checker.typeToString(type) === 'true';
    return { text: String(value), schema: { const: value } };
  }
  if (flags & ts.TypeFlags.StringLike) return { text: 'string', schema: { type: 'string' } };
  if (flags & ts.TypeFlags.NumberLike) return { text: 'number', schema: { type: 'number' } };
  if (flags & ts.TypeFlags.Boolean) return { text: 'boolean', schema: { type: 'boolean' } };
  if (flags & ts.TypeFlags.Null) return { text: 'null', schema: { type: 'null' } };
  if (type.isIntersection()) return describeIntersection(type, context);
  return flags & ts.TypeFlags.Object ? describeObject(type, context) : unknownType;
}

function describeEnum(type: ts.Type): TypeDescription {
  const values = alternativesOf(type).map((part) => (part.isLiteral() ? part.value : undefined));
  if (values.every((value) => typeof value === 'string'))
    return { text: 'string', schema: { type: 'string' } };
  return values.every((value) => typeof value === 'number')
    ? { text: 'number', schema: { type: 'number' } }
    : unknownType;
}

/** `string & { __brand: 'UserId' }` is a string; objects are described by all their members. */
function describeIntersection(type: ts.IntersectionType, context: Context): TypeDescription {
  const primitive = type.types.find((part) => (part.flags & ts.TypeFlags.Object) === 0);
  return primitive === undefined ? describeObject(type, context) : describeOne(primitive, context);
}

function describeObject(type: ts.Type, context: Context): TypeDescription {
  const { checker, seen } = context;
  if (isDate(type)) return { text: 'unknown', schema: dateSchema };
  if (seen.includes(type) || seen.length >= deepest) return unknownType;
  const inner = { ...context, seen: [...seen, type] };
  if (checker.isArrayType(type) || checker.isTupleType(type)) return describeArray(type, inner);
  if (isOpaque(type, checker)) return unknownType;
  const members = checker.getPropertiesOfType(type).filter(isPublic);
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  if (index !== undefined) return members.length === 0 ? describeRecord(index.type, inner) : unknownType;
  if (members.length === 0 || members.length > mostMembers) return unknownType;
  return describeMembers(members, inner);
}

/** Leaves out what only the class itself can see, and members that are named by symbols. */
function isPublic(member: ts.Symbol): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const flags = member.valueDeclaration ? ts.getCombinedModifierFlags(member.valueDeclaration) : 0;
  return (flags & hidden) === 0 && !/^__[#@]/.test(member.name);
}

function describeArray(type: ts.Type, context: Context): TypeDescription {
  const elements = context.checker.getTypeArguments(type as ts.TypeReference);
  const described = distinct(elements.map((element) => describe(element, context)));
  const element = elementOf(described);
  const text = needsParentheses(element.text) ? `(${element.text})[]` : `${element.text}[]`;
  const readonly =
    type.symbol?.name === 'ReadonlyArray' || context.checker.typeToString(type).startsWith('readonly ');
  return { text: readonly ? `readonly ${text}` : text, schema: { type: 'array', items: element.schema } };
}

function describeRecord(values: ts.Type, context: Context): TypeDescription {
  const value = describe(values, context);
  return {
    text: `Record<string, ${value.text}>`,
    schema: { type: 'object', additionalProperties: value.schema },
  };
}

function describeMembers(members: readonly ts.Symbol[], context: Context): TypeDescription {
  const { at, checker } = context;
  const described = members.flatMap((member) => {
    const type = checker.getTypeOfSymbolAtLocation(member, at);
    if (type.getCallSignatures().length > 0) return [];
    const optional = (member.flags & ts.SymbolFlags.Optional) !== 0 || admitsUndefined(type);
    return [{ name: member.name, optional, ...describe(type, context) }];
  });
  if (described.length === 0) return unknownType;
  const text = described.map(
    ({ name, optional, text }) => `${propertyName(name)}${optional ? '?' : ''}: ${text}`,
  );
  return {
    text: `{ ${text.join('; ')} }`,
    schema: {
      type: 'object',
      properties: Object.fromEntries(described.map(({ name, schema }) => [name, schema])),
      required: described.filter(({ optional }) => !optional).map(({ name }) => name),
    },
  };
}

/** What the elements of an array or a tuple have in common. */
function elementOf(described: readonly TypeDescription[]): TypeDescription {
  const [first] = described;
  if (first === undefined || described.some(({ text }) => text === 'unknown')) return unknownType;
  if (described.length === 1) return first;
  return {
    text: described.map(({ text }) => text).join(' | '),
    schema: { anyOf: described.map(({ schema }) => schema) },
  };
}

/** True for a union or a readonly array, which `[]` would bind tighter than. */
function needsParentheses(text: string): boolean {
  return text.startsWith('readonly ') || text.replace(/\{.*\}/g, '').includes('|');
}

/** Two members that together give away what JSON does not write by its members. */
const opaqueShapes = [
  ['size', 'forEach'],
  ['byteLength', 'slice'],
  ['then', 'catch'],
  ['pipe', 'on'],
  ['source', 'exec'],
] as const;

/** Things that JSON does not write by their members: functions, collections, bytes, promises, and what has `toJSON`. */
function isOpaque(type: ts.Type, checker: ts.TypeChecker): boolean {
  const has = (name: string): boolean => checker.getPropertyOfType(type, name) !== undefined;
  if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) return true;
  return has('toJSON') || opaqueShapes.some(([first, second]) => has(first) && has(second));
}
