import type { Repository } from '../../../../model/repository.js';
import { oncePer } from '../../../once-per.js';
import { folderOf, isInside, joinInside } from '../../../paths.js';
import { stageRank } from '../../deployments/stages.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml } from '../../texts/yaml-text.js';
import { type Chart, yamlRecord } from './chart.js';
import { mergeValues } from './functions.js';
import type { Release } from './manifests.js';

/** A release with the files that its values come from, the strongest first. */
export interface PlannedRelease extends Release {
  readonly files: readonly string[];
  /** The file that makes it one of several. */
  readonly variant: string | undefined;
}

const mostVariants = 12;
const stageWords =
  /^(?:values|prod|prd|production|live|staging|stage|stg|uat|qa|preprod|dev|development|local|minikube|test|ci|default|base|common|global|secrets?|override|example)$/;

/**
 * The ways in which a chart is installed: those of a helmfile; else by its own values, and by each further values file
 * of its folder. Such a file is for a stage, or, where its name is none, for the release of that name.
 */
export function releasesOf(chart: Chart, repository: Repository): readonly PlannedRelease[] {
  const listed = helmfileReleases(repository).flatMap(({ folder, ...release }) =>
    folder === chart.folder ? [release] : [],
  );
  if (listed.length > 0) return listed;
  const files = repository.files
    .filter((file) => isInside(file, chart.folder) && isVariant(file, chart))
    .sort((left, right) => stageRank(left) - stageRank(right) || (left < right ? -1 : 1))
    .slice(0, mostVariants);
  const variants = files.map((file): PlannedRelease => {
    const name = nameIn(file.slice(chart.folder === '.' ? 0 : chart.folder.length + 1)) ?? chart.name;
    const values = yamlRecord(file, repository);
    return { name, namespace: 'default', values, files: [file, chart.valuesFile], variant: file };
  });
  const forServices = variants.some(({ name }) => name !== chart.name);
  const plain: PlannedRelease = {
    name: chart.name,
    namespace: 'default',
    values: {},
    files: [chart.valuesFile],
    variant: undefined,
  };
  return forServices ? variants : [plain, ...variants];
}

/** `values-prod.yaml`, `prod.values.yaml`, `values/prod.yaml`, `environments/prod.yaml`; not those of tests. */
function isVariant(file: string, chart: Chart): boolean {
  const path = file.slice(chart.folder === '.' ? 0 : chart.folder.length + 1);
  if (file === chart.valuesFile || /^(?:charts|templates|ci|crds)\//.test(path)) return false;
  return (
    /(?:^|\/)(?:values[._-][\w.-]+|[\w.-]+[._-]values)\.ya?ml$/.test(path) ||
    /^(?:values|environments?|envs?)\/[\w./-]+\.ya?ml$/.test(path)
  );
}

/** The word of a values file's path that is neither a stage nor `values`: what is installed by it. */
function nameIn(path: string): string | undefined {
  const words = path
    .replace(/\.ya?ml$/, '')
    .split(/[/.]/)
    .flatMap((part) => [part.replace(/^values[-_]|[-_]values$/g, '')])
    .filter((part) => !/^(?:environments?|envs?)$/.test(part));
  return words.find((word) => word !== '' && !word.split(/[-_]/).every((piece) => stageWords.test(piece)));
}

type HelmfileRelease = PlannedRelease & { readonly folder: string };

/** The releases that the helmfiles of a repository make of its own charts. */
export const helmfileReleases = oncePer((repository: Repository): readonly HelmfileRelease[] => {
  return repository.files
    .filter((file) => /(?:^|\/)helmfile(?:\.d\/[\w.-]+)?\.ya?ml(?:\.gotmpl)?$/.test(file))
    .flatMap((file) => releasesIn(file, repository));
});

function releasesIn(file: string, repository: Repository): readonly HelmfileRelease[] {
  // What a helmfile computes is not known; lines of control alone are left out.
  const text = (repository.readText(file) ?? '').replace(/^[ \t]*\{\{[^\n]*\}\}[ \t]*$/gm, '');
  const yaml = readYaml(text, file);
  if ('problem' in yaml) return [];
  return yaml.documents.flatMap(({ value }) =>
    listOf(recordOf(value).releases).flatMap((item) => {
      const release = recordOf(item);
      const name = textOf(release.name);
      const folder = joinInside(folderOf(file), textOf(release.chart) ?? '');
      if (name === undefined || folder === undefined || name.includes('{{')) return [];
      const { values, files } = givenValues(release, folderOf(file), repository);
      const namespace = textOf(release.namespace) ?? 'default';
      return [{ name, namespace, values, folder, files, variant: files[0] }];
    }),
  );
}

function givenValues(
  release: LooseRecord,
  folder: string,
  repository: Repository,
): { readonly values: LooseRecord; readonly files: readonly string[] } {
  let values: LooseRecord = {};
  const files: string[] = [];
  for (const item of listOf(release.values)) {
    const path = textOf(item);
    const file = path === undefined ? undefined : joinInside(folder, path);
    values = mergeValues(values, file === undefined ? recordOf(item) : yamlRecord(file, repository));
    if (file !== undefined) files.unshift(file);
  }
  return { values, files };
}
