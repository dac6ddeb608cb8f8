import { ts } from 'ts-morph';
import { bare, calledName } from '../../syntax/expressions.js';
import { optionsOf } from '../../values/text.js';
import type { Deferred, Value } from '../../values/value.js';
import { operationName, shortServiceName } from '../shared/operation.js';
import { firstText } from '../shared/settings.js';

function memberText(definition: Value, names: readonly string[]): string | undefined {
  if (definition.kind !== 'object') return undefined;
  return names
    .map((name) => firstText(definition.property(name)?.value()))
    .find((text) => text !== undefined);
}

/** `UserServiceDefinition`, as the code that uses it writes it. */
function writtenName(definition: Deferred): string | undefined {
  const node = definition.node === undefined ? undefined : bare(definition.node);
  if (node === undefined || !(ts.isIdentifier(node) || ts.isPropertyAccessExpression(node))) return undefined;
  return calledName(node)?.text.replace(/(?:Definition|Descriptor)$/, '');
}

function methodName(definition: Value, member: string): string | undefined {
  const methods = definition.kind === 'object' ? definition.property('methods')?.value() : undefined;
  const method = methods?.kind === 'object' ? methods.property(member)?.value() : undefined;
  return method === undefined ? undefined : memberText(method, ['name']);
}

/**
 * `UserService/GetUser` for a member of a client: by the generated definition where code holds it, else by the name
 * under which it is imported.
 */
export function operationOf(definition: Deferred, member: string): string | undefined {
  const [value] = optionsOf(definition.value());
  if (value === undefined || value.kind === 'parameter') return undefined;
  const service = memberText(value, ['fullName', 'typeName', 'name']) ?? writtenName(definition);
  if (service === undefined || !/^[A-Z]/.test(shortServiceName(service))) return undefined;
  return `${shortServiceName(service)}/${operationName(methodName(value, member) ?? member)}`;
}
