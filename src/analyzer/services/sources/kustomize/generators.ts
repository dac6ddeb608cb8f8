import type { EnvironmentEntry } from '../../../../model/service.js';
import { joinInside } from '../../../paths.js';
import { readDotenv } from '../../texts/dotenv.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { type Manifest, manifestOf } from '../kubernetes/manifests.js';
import type { Kustomization } from './kustomize.js';

/** The ConfigMaps and Secrets that a kustomization makes of literals and of files of variables. */
export function generatedManifests(kustomization: Kustomization): readonly Manifest[] {
  return (['configMapGenerator', 'secretGenerator'] as const).flatMap((member) =>
    listOf(kustomization.settings[member]).flatMap((item, index) => {
      const settings = recordOf(item);
      const name = textOf(settings.name);
      if (name === undefined) return [];
      const kind = member === 'configMapGenerator' ? 'ConfigMap' : 'Secret';
      // One manifest for each file that its variables come from, as each tells lines of its own file.
      const entries = entriesOf(settings, [member, index], kustomization);
      const files = [...new Set(entries.map(({ file }) => file))];
      const [first, ...others] = files.map((file) =>
        dataManifest(
          kind,
          name,
          file,
          entries.filter((entry) => entry.file === file),
        ),
      );
      return first === undefined ? [] : [{ ...first, patches: others }];
    }),
  );
}

function dataManifest(
  kind: string,
  name: string,
  file: string,
  entries: readonly EnvironmentEntry[],
): Manifest {
  const data = Object.fromEntries(entries.map((entry) => [entry.name, entry.value]));
  const lines = new Map(entries.map((entry) => [entry.name, entry.line]));
  return manifestOf({ kind, metadata: { name }, data }, file, (path) => lines.get(String(path[1])) ?? 1);
}

function entriesOf(
  settings: LooseRecord,
  path: readonly (string | number)[],
  { file, folder, document, repository }: Kustomization,
): readonly EnvironmentEntry[] {
  const literals = listOf(settings.literals).flatMap((item, index): readonly EnvironmentEntry[] => {
    const match = /^([^=]+)=([\s\S]*)$/.exec(textOf(item) ?? '');
    if (match === null) return [];
    const line = document.lineOf([...path, 'literals', index]);
    return [{ name: match[1] ?? '', value: (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2'), file, line }];
  });
  const files = [...listOf(settings.envs), ...listOf(settings.env)].flatMap((item) => {
    const place = joinInside(folder, textOf(item) ?? '');
    return place === undefined ? [] : readDotenv(repository.readText(place) ?? '', place);
  });
  return [...literals, ...files];
}
