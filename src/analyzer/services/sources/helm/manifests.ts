import type { Repository } from '../../../../model/repository.js';
import { type LooseRecord, recordOf } from '../../texts/record.js';
import { readYaml } from '../../texts/yaml-text.js';
import { type Manifest, manifestsOfDocument, namesKind, withUnknowns } from '../kubernetes/manifests.js';
import { type Chart, readChart } from './chart.js';
import { isEmpty, mergeValues } from './functions.js';
import { renderTemplate } from './render.js';
import type { TemplateNode } from './template.js';

/** One way to install a chart. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly values: LooseRecord;
}

interface Installed {
  readonly chart: Chart;
  /** What the chart is called where it is installed: its alias. */
  readonly name: string;
  readonly values: LooseRecord;
}

/** The manifests of a chart and of the charts that it installs, as far as they can be told without a cluster. */
export function chartManifests(chart: Chart, release: Release, repository: Repository): readonly Manifest[] {
  const values = mergeValues(chart.values, release.values);
  const installed = installedCharts({ chart, name: chart.name, values }, repository, 0);
  // Every chart sees the definitions of all; those of the chart at the top win.
  const definitions = new Map<string, readonly TemplateNode[]>(
    installed
      .toReversed()
      .flatMap((one) => one.chart.templates.flatMap(({ template }) => [...template.definitions])),
  );
  return installed.flatMap((one) => {
    if (one.chart.isLibrary) return [];
    const root = rootOf(one, release);
    return one.chart.templates
      .filter(({ file }) => !file.endsWith('.tpl'))
      .flatMap(({ file, template }) => {
        const { text, lines } = renderTemplate(template.nodes, { root, definitions });
        return manifestsOfText(text, file, lines);
      });
  });
}

function rootOf({ chart, name, values }: Installed, release: Release): LooseRecord {
  return {
    Values: values,
    Chart: { Name: name, Version: '0.0.0', AppVersion: 'latest' },
    Release: {
      Name: release.name,
      Namespace: release.namespace,
      Service: 'Helm',
      IsInstall: true,
      IsUpgrade: false,
    },
    Template: { Name: chart.folder, BasePath: `${chart.folder}/templates` },
    Capabilities: { KubeVersion: { Version: 'v1.30.0', GitVersion: 'v1.30.0', Major: '1', Minor: '30' } },
  };
}

function installedCharts(own: Installed, repository: Repository, depth: number): readonly Installed[] {
  const below = own.chart.dependencies.flatMap(({ key, folder, condition }) => {
    if (folder === undefined || depth > 5 || isSwitchedOff(own.values, condition)) return [];
    const chart = readChart(folder, repository);
    const given = mergeValues(recordOf(own.values[key]), { global: recordOf(own.values.global) });
    return installedCharts(
      { chart, name: key, values: mergeValues(chart.values, given) },
      repository,
      depth + 1,
    );
  });
  return [own, ...below];
}

function isSwitchedOff(values: LooseRecord, condition: string): boolean {
  if (condition === '') return false;
  const value = condition.split('.').reduce<unknown>((inner, step) => recordOf(inner)[step], values);
  return value !== undefined && isEmpty(value);
}

/** A rendered text that is no YAML says nothing: it may be the fault of what could not be told. */
function manifestsOfText(text: string, file: string, lines: readonly number[]): readonly Manifest[] {
  if (!namesKind(text)) return [];
  const yaml = readYaml(text, file);
  if ('problem' in yaml) return [];
  return yaml.documents.flatMap((document) =>
    manifestsOfDocument(
      {
        value: withUnknowns(document, text).value,
        lineOf: (path) => lines[document.lineOf(path) - 1] ?? 1,
      },
      file,
    ),
  );
}
