import { isObject, type JsonObject } from './json.js';

/** `<AWS_ACCOUNT_ID>`: a value that only the user knows. `<DEPLOY:CLUSTER>`: one that `eda-migrate deploy` fills in. */
const userPlaceholder = /<[A-Z][A-Z0-9_]*>/g;
const anyPlaceholder = /<(?:DEPLOY:)?[A-Z][A-Z0-9_]*>/g;

export const deployPlaceholders = {
  cluster: '<DEPLOY:CLUSTER>',
  subnets: '<DEPLOY:SUBNETS>',
  securityGroups: '<DEPLOY:SECURITY_GROUPS>',
  assignPublicIp: '<DEPLOY:ASSIGN_PUBLIC_IP>',
} as const;

/** The placeholders in a text that the user has to replace, each once, in order of appearance. */
export function userPlaceholders(text: string): readonly string[] {
  return [...new Set(text.match(userPlaceholder) ?? [])];
}

/**
 * Takes over what the user has filled in: where `generated` has a placeholder and the file as it stands has a value
 * there, the value stays. Everything else is as generated, so that applying again neither undoes nor doubts it.
 */
export function keepFilledIn<Document>(generated: Document, existing: unknown): Document {
  return merge(generated, existing) as Document;
}

function merge(generated: unknown, existing: unknown): unknown {
  if (typeof generated === 'string') return filledText(generated, existing);
  if (Array.isArray(generated)) return mergeList(generated, existing);
  if (!isObject(generated) || !isObject(existing)) return generated;
  return Object.fromEntries(
    Object.entries(generated).map(([name, value]) => [name, merge(value, existing[name])]),
  );
}

function mergeList(generated: readonly unknown[], existing: unknown): unknown {
  if (!Array.isArray(existing)) return generated;
  const [only, ...others] = generated;
  // One placeholder stands for a whole list (`["<DEPLOY:SUBNETS>"]`).
  if (
    others.length === 0 &&
    isWholePlaceholder(only) &&
    existing.every((member) => typeof member === 'string')
  ) {
    return existing.length === 0 ? generated : existing;
  }
  return generated.map((member, index) => merge(member, counterpart(member, index, existing)));
}

/** Containers and variables are found by their name, other members by their place. */
function counterpart(member: unknown, index: number, existing: readonly unknown[]): unknown {
  const name = isObject(member) ? nameOf(member) : undefined;
  if (name === undefined) return existing[index];
  return existing.find((other) => isObject(other) && nameOf(other) === name);
}

function nameOf(member: JsonObject): unknown {
  return member.name ?? member.Name;
}

function isWholePlaceholder(value: unknown): boolean {
  return typeof value === 'string' && value.replace(anyPlaceholder, '') === '' && value !== '';
}

function filledText(generated: string, existing: unknown): string {
  if (typeof existing !== 'string' || generated.search(anyPlaceholder) === -1) return generated;
  const literals = generated.split(anyPlaceholder).map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${literals.join('.+')}$`).test(existing) ? existing : generated;
}
