import { ts } from 'ts-morph';
import type { MessageSpec, RequestMapping, ValueSource } from '../../../model/message-spec.js';

/**
 * True where the types of the contract do not show that a rebuilt body is what the function takes. The route hands it
 * the same body without proof, and the function checks it as it always did.
 */
export function needsAssertion(
  mapping: RequestMapping,
  bodyTypes: Readonly<Record<string, string>> | undefined,
  message: MessageSpec,
): boolean {
  if (bodyTypes === undefined) return true;
  const taken = Object.entries(bodyTypes);
  if (taken.length === 0) return false;
  const { body } = mapping;
  if (body.kind !== 'object') return true;
  const given = new Map(
    body.properties.map(({ name, from }) => [name, declaredType(from, mapping, message)]),
  );
  const isKnown = taken.every(([name, type]) => type !== 'unknown' && given.get(name) === type);
  return !isKnown || given.size !== taken.length;
}

/** The type that the contract gives a value; undefined where it may be missing or cannot be told. */
export function declaredType(
  source: ValueSource,
  { forEach }: RequestMapping,
  message: MessageSpec,
): string | undefined {
  const fieldType = (name: string | null): string | undefined => {
    const field = message.fields.find((candidate) => candidate.name === name);
    return field === undefined || field.optional ? undefined : field.type;
  };
  switch (source.kind) {
    case 'constant':
      return source.value === null ? 'null' : typeof source.value;
    case 'field':
      return fieldType(source.name);
    case 'whole-item':
      return elementOf(fieldType(forEach))?.getText();
    default:
      return memberType(elementOf(fieldType(forEach)), source.name);
  }
}

function elementOf(list: string | undefined): ts.TypeNode | undefined {
  if (list === undefined) return undefined;
  const file = ts.createSourceFile('/type.ts', `type T = ${list};`, ts.ScriptTarget.Latest, true);
  const [alias] = file.statements;
  let type = alias && ts.isTypeAliasDeclaration(alias) ? alias.type : undefined;
  if (type && ts.isTypeOperatorNode(type)) type = type.type;
  if (type === undefined || !ts.isArrayTypeNode(type)) return undefined;
  return ts.isParenthesizedTypeNode(type.elementType) ? type.elementType.type : type.elementType;
}

function memberType(element: ts.TypeNode | undefined, name: string): string | undefined {
  if (element === undefined || !ts.isTypeLiteralNode(element)) return undefined;
  const member = element.members.find(
    (candidate) => candidate.name !== undefined && 'text' in candidate.name && candidate.name.text === name,
  );
  if (member === undefined || !ts.isPropertySignature(member) || member.questionToken !== undefined)
    return undefined;
  return member.type?.getText();
}
