import type { Repository } from '../../../../model/repository.js';
import type { EnvironmentEntry } from '../../../../model/service.js';
import { oncePer } from '../../../once-per.js';
import { folderOf } from '../../../paths.js';
import type { AliasFact, DeploymentFact, DiscoverySource, ServiceFact } from '../../fact.js';
import { scopeOf } from '../kubernetes/scope.js';
import { skaffoldBuild } from '../kubernetes/skaffold.js';
import { manifestFacts } from '../kubernetes/workload.js';
import { type Chart, readChart } from './chart.js';
import { chartFolders } from './charts.js';
import { chartManifests } from './manifests.js';
import { helmfileReleases, type PlannedRelease, releasesOf } from './releases.js';
import { sectionFacts } from './values.js';

/**
 * Helm: charts rendered with the values that the repository holds for them, each set of values being one variant. What
 * is known only to a cluster or a registry stays open.
 */
export const helm: DiscoverySource = {
  id: 'helm',
  files: (path) => /(?:^|\/)Chart\.ya?ml$/.test(path),
  read(_text, path, repository) {
    const folder = folderOf(path);
    if (isInstalledByOthers(folder, repository)) return [];
    const chart = readChart(folder, repository);
    if (chart.isLibrary) return [];
    return releasesOf(chart, repository).flatMap((release) => releaseFacts(chart, release, repository));
  },
};

/** The folders of the charts that others of the repository depend on. */
const dependencies = oncePer(
  (repository: Repository): ReadonlySet<string> =>
    new Set(
      [...chartFolders(repository)].flatMap((other) =>
        readChart(other, repository).dependencies.flatMap((dependency) => dependency.folder ?? []),
      ),
    ),
);

/** A chart that others of the repository install is read as a part of them, with their values. */
function isInstalledByOthers(folder: string, repository: Repository): boolean {
  const isDependency = dependencies(repository).has(folder);
  return isDependency && !helmfileReleases(repository).some((release) => release.folder === folder);
}

function releaseFacts(chart: Chart, release: PlannedRelease, repository: Repository): readonly ServiceFact[] {
  const manifests = chartManifests(chart, release, repository);
  const facts: readonly (DeploymentFact | AliasFact)[] = [
    ...manifestFacts(manifests, {
      scope: scopeOf(manifests),
      buildOf: (image) => skaffoldBuild(image, repository),
    }),
    ...remoteSections(chart, release, repository),
  ];
  const files = [...release.files, ...chart.dependencies.flatMap(({ folder }) => folder ?? []).map(valuesIn)];
  return facts.map((fact) => {
    if (fact.kind === 'alias') return fact;
    const env = fact.env.map((entry) => atItsValue(entry, files, repository));
    return release.variant === undefined ? { ...fact, env } : { ...fact, env, variant: release.variant };
  });
}

function valuesIn(folder: string): string {
  return `${folder}/values.yaml`;
}

/** What the values say for charts that lie in a registry: their templates are not here. */
function remoteSections(
  chart: Chart,
  release: PlannedRelease,
  repository: Repository,
): readonly DeploymentFact[] {
  const remote = chart.dependencies.filter(({ folder }) => folder === undefined).map(({ key }) => key);
  return release.files.flatMap((file) => sectionFacts(file, remote, repository));
}

/** The line of the values from which a template takes a variable tells more than the line of the template. */
function atItsValue(
  entry: EnvironmentEntry,
  files: readonly string[],
  repository: Repository,
): EnvironmentEntry {
  const { value, file } = entry;
  const written = repository.readText(file)?.split('\n')[entry.line - 1] ?? '';
  if (value.length < 4 || value.includes('$') || written.includes(value)) return entry;
  for (const place of files) {
    const lines = (repository.readText(place) ?? '').split('\n');
    const index = lines.findIndex((line) => line.includes(value));
    if (index >= 0) return { ...entry, file: place, line: index + 1 };
  }
  return entry;
}
