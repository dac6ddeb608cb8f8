import type { Repository } from '../../../../model/repository.js';
import { oncePer } from '../../../once-per.js';
import { folderOf } from '../../../paths.js';

/** The folders with a Chart.yaml. */
export const chartFolders = oncePer((repository: Repository): ReadonlySet<string> => {
  return new Set(repository.files.filter((path) => /(?:^|\/)Chart\.ya?ml$/.test(path)).map(folderOf));
});

/** True for a template of a chart. */
export function isChartTemplate(path: string, repository: Repository): boolean {
  const match = /^(?:(.*)\/)?templates\//.exec(path);
  return match !== null && chartFolders(repository).has(match[1] ?? '.');
}
