import { type CollectionTag, Pair, Scalar, type ScalarTag, YAMLMap } from 'yaml';
import { type JsonReading, jsonLineOf, readJson } from '../../texts/json-text.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml } from '../../texts/yaml-text.js';

export interface CloudResource {
  readonly id: string;
  readonly type: string;
  readonly properties: LooseRecord;
}

/** A CloudFormation or SAM template with what its functions come to, as far as the template itself tells. */
export interface CloudTemplate {
  readonly resources: readonly CloudResource[];
  readonly globals: LooseRecord;
  resource(id: string): CloudResource | undefined;
  /** The text of a value; what only the deployment knows stays as `${Name}`. Undefined for what is no text. */
  text(value: unknown): string | undefined;
  /** The logical id that `Ref`, `Fn::GetAtt` or a plain text names. */
  referenced(value: unknown): string | undefined;
  lineOf(path: readonly (string | number)[]): number;
}

/** The short forms of YAML become what JSON templates write: `!Ref A` is `{ Ref: A }`. */
const shortForms = [
  'Base64',
  'Cidr',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Ref',
  'Select',
  'Split',
  'Sub',
  'Transform',
];

function longName(tag: string): string {
  return tag === 'Ref' ? tag : `Fn::${tag}`;
}

const tags: readonly (ScalarTag | CollectionTag)[] = shortForms.flatMap(
  (name): (ScalarTag | CollectionTag)[] => {
    const wrapped = (value: unknown): YAMLMap => {
      const map = new YAMLMap();
      map.items.push(new Pair(new Scalar(longName(name)), value));
      return map;
    };
    return [
      { tag: `!${name}`, resolve: (text) => ({ [longName(name)]: text }) },
      { tag: `!${name}`, collection: 'seq', resolve: wrapped },
      { tag: `!${name}`, collection: 'map', resolve: wrapped },
    ];
  },
);

type Reading = { readonly template: CloudTemplate } | Extract<JsonReading, { problem: unknown }>;

/** Reads a template; what is wrong becomes a problem with the line. */
export function readCloudTemplate(text: string, file: string): Reading {
  if (/^\s*\{/.test(text)) {
    const json = readJson(text, file);
    if ('problem' in json) return json;
    return { template: templateOf(recordOf(json.value), (path) => jsonLineOf(text, path)) };
  }
  const yaml = readYaml(text, file, tags);
  if ('problem' in yaml) return yaml;
  const [document] = yaml.documents;
  return { template: templateOf(recordOf(document?.value), (path) => document?.lineOf(path) ?? 1) };
}

function templateOf(root: LooseRecord, lineOf: CloudTemplate['lineOf']): CloudTemplate {
  const resources = Object.entries(recordOf(root.Resources)).map(([id, value]) => {
    const { Type, Properties } = recordOf(value);
    return { id, type: textOf(Type) ?? '', properties: recordOf(Properties) };
  });
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const parameters = recordOf(root.Parameters);
  const reference = (name: string): string => {
    const resource = byId.get(name);
    if (resource !== undefined) return nameOfResource(resource) ?? name;
    return textOf(recordOf(parameters[name]).Default) ?? `\${${name}}`;
  };
  return {
    resources,
    globals: recordOf(root.Globals),
    resource: (id) => byId.get(id),
    text: (value) => textOfValue(value, reference),
    referenced,
    lineOf,
  };
}

/** What `Ref` gives for a resource whose name others use. */
function nameOfResource({ type, properties }: CloudResource): string | undefined {
  const named = type === 'AWS::Serverless::Function' || type === 'AWS::Lambda::Function';
  return named ? textOf(properties.FunctionName) : undefined;
}

function referenced(value: unknown): string | undefined {
  const plain = textOf(value);
  if (plain !== undefined) return plain;
  const { Ref, 'Fn::GetAtt': attribute } = recordOf(value);
  return textOf(Ref) ?? attributePath(attribute)[0];
}

/** `[Service, Arn]` and `Service.Arn` */
function attributePath(attribute: unknown): readonly string[] {
  const words = listOf(attribute).flatMap((part) => textOf(part) ?? []);
  return words.length === 1 ? (words[0]?.split('.') ?? []) : words;
}

type Reference = (name: string) => string;
/** As a variable that nobody sets: whoever reads the text leaves it alone. */
const unknownText = `\${unknown}`;

function textOfValue(value: unknown, reference: Reference): string | undefined {
  const plain = textOf(value);
  if (plain !== undefined) return plain;
  const [entry, ...rest] = Object.entries(recordOf(value));
  if (entry === undefined || rest.length > 0) return undefined;
  const [operation, operand] = entry;
  if (operation === 'Ref') return reference(textOf(operand) ?? '');
  if (operation === 'Fn::Sub') return substituted(operand, reference);
  if (operation === 'Fn::Join') return joined(operand, reference);
  if (operation === 'Fn::GetAtt') return `\${${attributePath(operand).join('.')}}`;
  // What a condition, a mapping or another stack gives is known when the template is deployed.
  return operation.startsWith('Fn::') ? `\${${operation.slice(4)}}` : undefined;
}

function substituted(operand: unknown, reference: Reference): string | undefined {
  const [text, variables] = Array.isArray(operand) ? (operand as readonly unknown[]) : [operand];
  const own = recordOf(variables);
  return textOf(text)?.replace(/\$\{([^}!][^}]*)\}/g, (_, name: string) => {
    if (name in own) return textOfValue(own[name], reference) ?? `\${${name}}`;
    return /[.:]/.test(name) ? `\${${name}}` : reference(name);
  });
}

function joined(operand: unknown, reference: Reference): string | undefined {
  const [separator, parts] = listOf(operand);
  const texts = listOf(parts).map((part) => textOfValue(part, reference) ?? unknownText);
  return textOf(separator) === undefined ? undefined : texts.join(textOf(separator));
}
