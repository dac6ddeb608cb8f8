import type { Repository } from '../../../../model/repository.js';
import { oncePer } from '../../../once-per.js';
import type { ProblemFact } from '../../fact.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml, type YamlDocument } from '../../texts/yaml-text.js';
import { isChartTemplate } from '../helm/charts.js';

/** Stands where a chart's template would write a value: nobody knows it before the chart is rendered. */
export const unknownValue = `\${template}`;
/** What stands for it in the text of a manifest: a plain word, which YAML takes anywhere. */
export const unknownMark = 'value.not.known.here';

type Path = readonly (string | number)[];

/** One object of a Kubernetes manifest. */
export interface Manifest {
  readonly kind: string;
  readonly name: string;
  /** '' where it says none. */
  readonly namespace: string;
  readonly settings: LooseRecord;
  readonly file: string;
  /** What changes it, the strongest first; each is written like a part of a manifest. */
  readonly patches: readonly Manifest[];
  lineOf(path: Path): number;
}

/** The kinds of Kubernetes' own that run containers. */
export const workloadKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
  'Rollout',
] as const;
const kinds = [...workloadKinds, 'Service', 'ConfigMap', 'Secret', 'Ingress', 'HTTPRoute', 'List'];
const anyKind = new RegExp(`\\bkind["']?\\s*:\\s*["']?(?:${kinds.join('|')})\\b`);

/** Whether a text names a kind that says something of services or addresses. */
export function namesKind(text: string): boolean {
  return anyKind.test(text);
}

/** Whether a file may hold manifests, by its path alone: JSON is read only where such files lie. */
export function mayHoldManifests(path: string): boolean {
  if (/\.ya?ml$/.test(path)) return true;
  if (!path.endsWith('.json')) return false;
  return (
    /(?:^|\/)[\w.-]*(?:k8s|kube|manifest|deploy|openshift)[\w.-]*\//i.test(path) ||
    /(?:deployment|service|pod|manifest|k8s)[\w-]*\.json$/i.test(path)
  );
}

/** The manifests of one file; a file that is no YAML is told, but for templates: charts may hold anything. */
export function manifestsIn(text: string, file: string): readonly Manifest[] | ProblemFact {
  if (!namesKind(text)) return [];
  const bare = withoutTemplates(text);
  const yaml = readYaml(bare, file);
  if ('problem' in yaml) return text.includes('{{') ? [] : yaml.problem;
  return yaml.documents.flatMap((document) => manifestsOfDocument(withUnknowns(document, bare), file));
}

/** The objects of a document: one, or those of a list. */
export function manifestsOfDocument(document: YamlDocument, file: string): readonly Manifest[] {
  const settings = recordOf(document.value);
  if (textOf(settings.kind) !== 'List') return [manifestOf(settings, file, (path) => document.lineOf(path))];
  return listOf(settings.items).map((item, index) =>
    manifestOf(recordOf(item), file, (path) => document.lineOf(['items', index, ...path])),
  );
}

/** A manifest, or a part of one, with what tells its lines. */
export function manifestOf(settings: LooseRecord, file: string, lineOf: (path: Path) => number): Manifest {
  const metadata = recordOf(settings.metadata);
  return {
    kind: kindOf(settings),
    name: textOf(metadata.name) ?? '',
    namespace: textOf(metadata.namespace) ?? '',
    settings,
    file,
    patches: [],
    lineOf,
  };
}

/** Knative calls its workloads services too. */
function kindOf({ kind, apiVersion }: LooseRecord): string {
  const knative = textOf(apiVersion)?.startsWith('serving.knative.dev') === true;
  return `${knative ? 'Knative' : ''}${textOf(kind) ?? ''}`;
}

function withoutTemplates(text: string): string {
  if (!text.includes('{{')) return text;
  return text.split('\n').map(withoutActions).join('\n');
}

/** A line without its template actions; a line of thousands of characters is data that nobody wrote. */
function withoutActions(line: string): string {
  if (!line.includes('{{') || line.length > 5000) return line;
  if (/^[ \t]*\{\{.*\}\}[ \t\r]*$/.test(line)) return '';
  return line.replace(/(["']?)\{\{.*?\}\}\1/g, unknownMark);
}

/** The document with its marks as values that nobody knows. */
export function withUnknowns(document: YamlDocument, text: string): YamlDocument {
  if (!text.includes(unknownMark)) return document;
  return { value: unmarked(document.value, 0), lineOf: (path) => document.lineOf(path) };
}

function unmarked(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.replaceAll(unknownMark, unknownValue);
  if (typeof value !== 'object' || value === null || depth > 50) return value;
  if (Array.isArray(value)) return value.map((item) => unmarked(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, unmarked(member, depth + 1)]),
  );
}

/** The manifests of each file of a repository, but for charts, which are rendered. Read once. */
export const manifestFiles = oncePer(
  (repository: Repository): ReadonlyMap<string, readonly Manifest[] | ProblemFact> => {
    const files = repository.files
      .filter((file) => mayHoldManifests(file) && !isChartTemplate(file, repository))
      .map((file) => [file, manifestsIn(repository.readText(file) ?? '', file)] as const);
    return new Map(files.filter(([, manifests]) => !Array.isArray(manifests) || manifests.length > 0));
  },
);

/** All manifests of a repository. */
export function manifestsOf(repository: Repository): readonly Manifest[] {
  return [...manifestFiles(repository).values()].flatMap((manifests) =>
    'kind' in manifests ? [] : manifests,
  );
}
