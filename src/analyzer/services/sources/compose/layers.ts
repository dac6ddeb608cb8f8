import { folderOf, joinInside } from '../../../paths.js';
import { type LooseRecord, recordOf, textOf } from '../../texts/record.js';
import { readYaml } from '../../texts/yaml-text.js';
import type { ComposeContext } from './compose.js';

/** What one compose file says of a service. */
export interface ComposeLayer {
  readonly name: string;
  readonly settings: LooseRecord;
  readonly context: ComposeContext;
}

/**
 * A service's own settings, then those of what it extends, and so on. Paths of each are relative to its own file, as
 * in Compose.
 */
export function layersOf(name: string, context: ComposeContext): readonly ComposeLayer[] {
  const layers: ComposeLayer[] = [];
  let next: { name: string; context: ComposeContext } | undefined = { name, context };
  // Deeper chains are no compose file that somebody runs; a cycle is a mistake that Compose itself refuses.
  while (next !== undefined && layers.length < 6) {
    const settings = recordOf(recordOf(recordOf(next.context.document.value).services)[next.name]);
    layers.push({ ...next, settings });
    next = extended(settings.extends, next.context);
  }
  return layers;
}

/** The value of a member in the first layer that has it. */
export function firstOf(
  layers: readonly ComposeLayer[],
  member: string,
): { readonly value: unknown; readonly layer: ComposeLayer } | undefined {
  const layer = layers.find(({ settings }) => settings[member] !== undefined && settings[member] !== null);
  return layer === undefined ? undefined : { value: layer.settings[member], layer };
}

function extended(
  base: unknown,
  context: ComposeContext,
): { name: string; context: ComposeContext } | undefined {
  const name = textOf(base) ?? textOf(recordOf(base).service);
  if (name === undefined) return undefined;
  const written = textOf(recordOf(base).file);
  const other = written === undefined ? context : otherFile(context.resolve(written), context);
  return other === undefined ? undefined : { name, context: other };
}

function otherFile(name: string, context: ComposeContext): ComposeContext | undefined {
  const file = joinInside(context.folder, name);
  const text = file === undefined ? undefined : context.repository.readText(file);
  if (file === undefined || text === undefined) return undefined;
  const yaml = readYaml(text, file);
  const document = 'problem' in yaml ? undefined : yaml.documents[0];
  return document === undefined ? undefined : { ...context, file, folder: folderOf(file), document };
}
