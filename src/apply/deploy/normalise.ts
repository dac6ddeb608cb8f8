import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { readOnlyTaskDefinitionMembers } from '../../model/task-definition.js';
import type { TaggedTaskDefinition } from './ports.js';

type Json = Readonly<Record<string, unknown>>;

/** Defaults that ECS writes out. A member that is empty, false or zero counts as left out anyway. */
const defaults: Readonly<Record<string, unknown>> = {
  essential: true,
  protocol: 'tcp',
  versionConsistency: 'enabled',
  rootDirectory: '/',
  transitEncryption: 'DISABLED',
};

/** Lists whose order means nothing. */
const unordered: ReadonlySet<string> = new Set(['requiresCompatibilities', 'subnets', 'securityGroups']);

/**
 * A task definition as it is compared: without what ECS adds, without defaults, so that what was registered equals what
 * is answered.
 */
export function normaliseTaskDefinition(
  definition: RegisterTaskDefinitionCommandInput | TaggedTaskDefinition,
): unknown {
  const registered = Object.entries(definition).filter(([name]) => !readOnlyTaskDefinitionMembers.has(name));
  return normalise(Object.fromEntries(registered));
}

/** Puts lists whose order means nothing into one order, and leaves everything else as it is. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isJson(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, inOneOrder(name, inOrder(member))]);
  return Object.fromEntries(members);
}

function inOneOrder(name: string, member: unknown): unknown {
  return unordered.has(name) && Array.isArray(member) ? member.map(String).sort() : member;
}

/** Leaves out empty and default members and puts lists without an order into one. */
export function normalise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalise);
  if (!isJson(value)) return value;
  const kept = Object.entries(value)
    .map(([name, member]): [string, unknown] => [name, inOneOrder(name, normalise(member))])
    .filter(([name, member]) => !isLeftOut(name, member));
  return Object.fromEntries(kept);
}

function isLeftOut(name: string, member: unknown): boolean {
  if (member === undefined || member === null || member === '' || member === 0) return true;
  if (name !== 'essential' && member === false) return true;
  if (Object.hasOwn(defaults, name) && defaults[name] === member) return true;
  if (Array.isArray(member)) return member.length === 0;
  return isJson(member) && Object.keys(member).length === 0;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
