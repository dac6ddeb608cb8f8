/** One member that is not as wanted. Undefined: it is not there. */
export interface Difference {
  /** `containerDefinitions.loyalty.environment.LEVEL` */
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Fields = ReadonlyMap<string, string>;

/** Compares two documents member by member, sorted by member. Both should be normalised first. */
export function differencesOf(actual: unknown, wanted: unknown): readonly Difference[] {
  const before = flatten(actual);
  const after = flatten(wanted);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((field) => before.get(field) !== after.get(field))
    .sort()
    .map((field) => ({
      field,
      before: shown(field, before.get(field)),
      after: shown(field, after.get(field)),
    }));
}

function flatten(document: unknown): Fields {
  const fields = new Map<string, string>();
  collect(document, '', fields);
  return fields;
}

function collect(value: unknown, field: string, fields: Map<string, string>): void {
  if (value === undefined) return;
  const members = membersOf(value);
  if (!members) {
    fields.set(field, typeof value === 'string' ? value : JSON.stringify(value));
    return;
  }
  for (const [name, member] of members) collect(member, field === '' ? name : `${field}.${name}`, fields);
}

/** The named members of an object, or of a list whose members have names; undefined for a plain value or list. */
function membersOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (Array.isArray(value)) return value.some(isObject) ? value.map(namedMember) : undefined;
  return isObject(value) ? Object.entries(value) : undefined;
}

/** By what lists of AWS tell their members apart. */
const names = [
  'name',
  'Name',
  'key',
  'Id',
  'sourceVolume',
  'PolicyName',
  'containerName',
  'capacityProvider',
];
const values = ['value', 'Value', 'valueFrom'];

function namedMember(member: unknown, index: number): readonly [string, unknown] {
  if (!isObject(member)) return [String(index), member];
  const name = names.find((candidate) => typeof member[candidate] === 'string');
  if (name === undefined) return [String(index), member];
  const { [name]: label, ...rest } = member;
  const [only, ...others] = Object.keys(rest);
  // A variable is its value, without a member in between.
  const isVariable = only !== undefined && others.length === 0 && values.includes(only);
  if (Object.keys(rest).length === 0) return [String(label), ''];
  return [String(label), isVariable ? rest[only] : rest];
}

const secretName = /secret|token|passw|credential|private|api_?key|dsn/i;
const addressWithPassword = /:\/\/[^/\s:@]*:[^/\s@]+@/;

/** Values that look like secrets are not shown: they have no place in a task definition, but people put them there. */
function shown(field: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const isEnvironment = field.includes('.environment.');
  return isEnvironment && (secretName.test(field.split('.').at(-1) ?? '') || addressWithPassword.test(value))
    ? '(hidden)'
    : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
