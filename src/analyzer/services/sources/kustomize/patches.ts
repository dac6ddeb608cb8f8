import { joinInside } from '../../../paths.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml } from '../../texts/yaml-text.js';
import { type Manifest, manifestOf } from '../kubernetes/manifests.js';
import { at, podPath } from '../kubernetes/scope.js';
import type { Kustomization } from './kustomize.js';

/** A part of a manifest, and the manifest that it changes. */
interface TargetedPatch {
  readonly target: Manifest;
  readonly patch: Manifest;
}

/** What a patch is written as: a document, with the file and the lines of it. */
interface PatchText {
  readonly value: unknown;
  readonly file: string;
  readonly lineOf: (path: readonly (string | number)[]) => number;
  readonly target: LooseRecord;
}

/** The patches of a kustomization (inline or files; merge patches and JSON patches), the last first, as it wins. */
export function patchesOf(
  kustomization: Kustomization,
  manifests: readonly Manifest[],
): readonly TargetedPatch[] {
  const { settings, document } = kustomization;
  const written = ['patches', 'patchesStrategicMerge', 'patchesJson6902'].flatMap((member) =>
    listOf(settings[member]).flatMap((item, index) => {
      const { path, patch, target } = recordOf(item);
      const line = document.lineOf([member, index]);
      return patchTexts(textOf(item) ?? textOf(path), textOf(patch), line, recordOf(target), kustomization);
    }),
  );
  const images = listOf(settings.images).flatMap((item, index) =>
    imagePatches(recordOf(item), document.lineOf(['images', index]), kustomization.file, manifests),
  );
  return [...written.flatMap((text) => applied(text, manifests)), ...images].toReversed();
}

function patchTexts(
  path: string | undefined,
  inline: string | undefined,
  line: number,
  target: LooseRecord,
  { file, folder, repository }: Kustomization,
): readonly PatchText[] {
  const isInline = inline !== undefined || path?.includes('\n') === true;
  const place = isInline ? file : joinInside(folder, path ?? '');
  const text = isInline ? (inline ?? path) : place === undefined ? undefined : repository.readText(place);
  if (place === undefined || text === undefined) return [];
  const yaml = readYaml(text, place);
  if ('problem' in yaml) return [];
  return yaml.documents.map((document) => ({
    value: document.value,
    file: place,
    // Of a text within the kustomization only its beginning is known.
    lineOf: (steps) => (isInline ? line : document.lineOf(steps)),
    target,
  }));
}

function applied(text: PatchText, manifests: readonly Manifest[]): readonly TargetedPatch[] {
  if (Array.isArray(text.value)) {
    const operations = text.value.map(recordOf);
    return manifests
      .filter((manifest) => isTarget(manifest, text.target))
      .flatMap((target) =>
        operations.flatMap((operation, index) => {
          const settings = settingsOf(operation, target);
          const line = text.lineOf([index, 'value']);
          return settings === undefined
            ? []
            : [{ target, patch: manifestOf(settings, text.file, () => line) }];
        }),
      );
  }
  const patch = manifestOf(recordOf(text.value), text.file, text.lineOf);
  const named = Object.keys(text.target).length > 0;
  return manifests
    .filter((manifest) =>
      named ? isTarget(manifest, text.target) : manifest.kind === patch.kind && manifest.name === patch.name,
    )
    .map((target) => ({ target, patch }));
}

/** `target: { kind, name }`; a name is a regular expression, of which only plain names and `.*` are read here. */
function isTarget(manifest: Manifest, { kind, name, labelSelector }: LooseRecord): boolean {
  if (labelSelector !== undefined || (kind !== undefined && kind !== manifest.kind)) return false;
  const wanted = textOf(name) ?? '.*';
  return wanted === '.*' || wanted === manifest.name;
}

/** The part of a manifest that one operation of a JSON patch writes, where it is about variables or data. */
function settingsOf({ op, path, value }: LooseRecord, target: Manifest): LooseRecord | undefined {
  if (op !== 'add' && op !== 'replace') return undefined;
  const steps = (textOf(path) ?? '').split('/').slice(1);
  if (steps[0] === 'data' && steps[1] !== undefined) {
    return { kind: target.kind, data: { [steps[1].replaceAll('~1', '/').replaceAll('~0', '~')]: value } };
  }
  const containers = [...podPath(target), 'spec', 'containers'];
  if (!containers.every((step, index) => steps[index] === step)) return undefined;
  const [container = '', member, index, part] = steps.slice(containers.length);
  const base = recordOf(listOf(at(target.settings, containers.slice(0, -1)).containers)[Number(container)]);
  const env = environmentOf({ member, index, part, value }, base);
  if (env === undefined) return undefined;
  return nested(containers, [{ name: base.name, env }]);
}

function environmentOf(
  {
    member,
    index,
    part,
    value,
  }: Readonly<Record<'member' | 'index' | 'part', string | undefined>> & {
    readonly value: unknown;
  },
  base: LooseRecord,
): readonly unknown[] | undefined {
  if (member !== 'env') return undefined;
  if (index === undefined) return listOf(value);
  if (part === undefined) return [value];
  if (part !== 'value') return undefined;
  const { name } = recordOf(listOf(base.env)[Number(index)]);
  return name === undefined ? undefined : [{ name, value }];
}

function nested(path: readonly string[], value: unknown): LooseRecord {
  return recordOf(path.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value));
}

/** `images: [{ name, newName }]` */
function imagePatches(
  { name, newName }: LooseRecord,
  line: number,
  file: string,
  manifests: readonly Manifest[],
): readonly TargetedPatch[] {
  const image = textOf(newName);
  if (image === undefined) return [];
  return manifests.flatMap((target) => {
    const path = [...podPath(target), 'spec', 'containers'];
    const changed = listOf(at(target.settings, path.slice(0, -1)).containers)
      .map(recordOf)
      .filter((container) => textOf(container.image)?.replace(/[:@].*$/, '') === name);
    if (changed.length === 0) return [];
    const containers = changed.map((container) => ({ name: container.name, image }));
    return [{ target, patch: manifestOf(nested(path, containers), file, () => line) }];
  });
}
