import type { CheckedProgram } from './checked-program.js';
import { describeType } from './describe-type.js';
import { Refusal } from './refusal.js';
import type { RequestSource, SourceValue } from './request-source.js';

const secretNames =
  /password|passwd|passphrase|secret|api_?-?key|private_?-?key|(?:access|refresh|auth|bearer|session|id|api|csrf|reset|verification|confirmation|activation|invitation)_?-?token|^token$|^jwt$|authorization|^cookie|card_?-?number|^pan$|^cvv|^cvc|^pin$|^ssn$|security_?-?code/i;

/**
 * A message is kept for days, and may go to a dead-letter queue that people look into.
 *
 * @throws Refusal when a member of the request looks like a secret or card data
 */
export function requireNoSecrets(source: RequestSource, program: CheckedProgram): void {
  const secret = namesOf(source, program).find((name) => secretNames.test(name));
  if (secret === undefined) return;
  throw new Refusal(
    `The request carries "${secret}", which looks like a secret or card data.`,
    'Send a reference that the consumer can look up, or keep the flow synchronous.',
  );
}

function namesOf({ body, pathArguments }: RequestSource, program: CheckedProgram): readonly string[] {
  const inBody = body.kind === 'object' ? body.properties.map(({ value }) => value) : [];
  const values = [...pathArguments, ...inBody, ...(body.kind === 'value' ? [body.value] : [])];
  const own = body.kind === 'object' ? body.properties.map(({ name }) => name) : [];
  return [...own, ...values.flatMap((value) => memberNames(value, program))];
}

function memberNames(value: SourceValue, { checker }: CheckedProgram): readonly string[] {
  if (value.kind === 'constant') return [];
  return propertyNames(describeType(checker.getTypeAtLocation(value.node), value.node, checker).schema);
}

/** The names of all `properties` in a JSON Schema. */
function propertyNames(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(propertyNames);
  const properties = 'properties' in schema ? schema.properties : undefined;
  const own = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return [...own, ...Object.values(schema).flatMap(propertyNames)];
}
