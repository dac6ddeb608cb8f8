import type { Repository } from '../../../model/repository.js';
import { folderOf } from '../paths.js';

const readings = new WeakMap<Repository, ReadonlySet<string>>();

/** The folders with a Chart.yaml. */
export function chartFolders(repository: Repository): ReadonlySet<string> {
  const known =
    readings.get(repository) ??
    new Set(repository.files.filter((path) => /(?:^|\/)Chart\.ya?ml$/.test(path)).map(folderOf));
  readings.set(repository, known);
  return known;
}

/** True for a template of a chart. */
export function isChartTemplate(path: string, repository: Repository): boolean {
  const match = /^(?:(.*)\/)?templates\//.exec(path);
  return match !== null && chartFolders(repository).has(match[1] ?? '.');
}
