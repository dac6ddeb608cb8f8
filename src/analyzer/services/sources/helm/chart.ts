import type { Repository } from '../../../../model/repository.js';
import { fileIn, folderOf, isInside, joinInside } from '../../../paths.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml } from '../../texts/yaml-text.js';
import { chartFolders } from './charts.js';
import { mergeValues } from './functions.js';
import { parseTemplate, type Template } from './template.js';

/** A chart of the repository. */
export interface Chart {
  readonly folder: string;
  readonly name: string;
  readonly isLibrary: boolean;
  readonly values: LooseRecord;
  readonly valuesFile: string;
  readonly templates: readonly { readonly file: string; readonly template: Template }[];
  readonly dependencies: readonly ChartDependency[];
}

/** A chart that another one installs. */
export interface ChartDependency {
  /** The member of the values that is for it. */
  readonly key: string;
  /** Where it lies in the repository; undefined for a chart of a registry. */
  readonly folder: string | undefined;
  /** Path in the values that switches it on and off. */
  readonly condition: string;
}

/** A YAML file as an object; empty where it is none. */
export function yamlRecord(file: string, repository: Repository): LooseRecord {
  const yaml = readYaml(repository.readText(file) ?? '', file);
  return 'problem' in yaml ? {} : recordOf(yaml.documents[0]?.value);
}

/** Reads a chart: its description, defaults and templates. */
export function readChart(folder: string, repository: Repository): Chart {
  const description = ['Chart.yaml', 'Chart.yml'].map((name) => yamlRecord(fileIn(folder, name), repository));
  const settings = mergeValues(description[1] ?? {}, description[0] ?? {});
  const name = textOf(settings.name) ?? folder.split('/').pop() ?? '';
  const valuesFile = fileIn(folder, 'values.yaml');
  const templateFolder = fileIn(folder, 'templates');
  return {
    folder,
    name,
    isLibrary: settings.type === 'library',
    values: yamlRecord(valuesFile, repository),
    valuesFile,
    templates: repository.files
      .filter((file) => isInside(file, templateFolder) && /\.(?:ya?ml|tpl)$/.test(file))
      .filter((file) => !isInside(file, fileIn(templateFolder, 'tests')))
      .map((file) => ({ file, template: parseTemplate(repository.readText(file) ?? '') })),
    dependencies: dependenciesOf(folder, settings, repository),
  };
}

function dependenciesOf(
  folder: string,
  settings: LooseRecord,
  repository: Repository,
): readonly ChartDependency[] {
  const charts = chartFolders(repository);
  const requirements = yamlRecord(fileIn(folder, 'requirements.yaml'), repository);
  const listed = [...listOf(settings.dependencies), ...listOf(requirements.dependencies)].map(recordOf);
  const declared = listed.flatMap((dependency): readonly ChartDependency[] => {
    const name = textOf(dependency.name);
    if (name === undefined) return [];
    const address = textOf(dependency.repository) ?? '';
    const local = address.startsWith('file://')
      ? joinInside(folder, address.slice('file://'.length))
      : fileIn(folder, `charts/${name}`);
    const present = local !== undefined && charts.has(local) ? local : undefined;
    const condition = textOf(dependency.condition)?.split(',')[0] ?? '';
    return [{ key: textOf(dependency.alias) ?? name, folder: present, condition }];
  });
  const known = new Set(declared.map((dependency) => dependency.folder));
  const inside = [...charts]
    .filter((path) => folderOf(path) === fileIn(folder, 'charts') && !known.has(path))
    .sort()
    .map((path) => ({ key: path.split('/').pop() ?? '', folder: path, condition: '' }));
  return [...declared, ...inside];
}
