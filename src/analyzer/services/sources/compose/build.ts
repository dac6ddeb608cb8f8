import { fileIn, joinInside } from '../../../paths.js';
import type { DeploymentFact } from '../../fact.js';
import { recordOf, textOf } from '../../texts/record.js';
import type { ComposeLayer } from './layers.js';

/** The build of a compose service: members of its own win over those that it extends. Null for a build elsewhere. */
export function composeBuild(layers: readonly ComposeLayer[]): DeploymentFact['build'] {
  const built = layers.filter(({ settings }) => settings.build !== undefined && settings.build !== null);
  const [own] = built;
  if (own === undefined) return null;
  const records = built.map(({ settings: { build } }) => {
    const context = textOf(build);
    return context === undefined ? recordOf(build) : { context };
  });
  const holder = built[records.findIndex(({ context }) => context !== undefined)] ?? own;
  const settings: Readonly<Record<string, unknown>> = Object.assign({}, ...records.toReversed());
  const { folder, resolve } = holder.context;
  const written = resolve(textOf(settings.context) ?? '.');
  // `https://github.com/…`, `git@…`, and a folder outside the repository: its code is elsewhere.
  const context = /^(?:[a-z][\w+.-]*:\/\/|git@)/i.test(written) ? undefined : joinInside(folder, written);
  if (context === undefined) return null;
  const dockerfile = joinInside(context, resolve(textOf(settings.dockerfile) ?? 'Dockerfile'));
  const { args } = settings;
  const values = Array.isArray(args)
    ? args.map((item) => String(item).replace(/^[^=]*=/, ''))
    : Object.values(recordOf(args)).flatMap((value) => textOf(value) ?? []);
  // A Dockerfile with a stage for each service: the name of the stage tells which.
  const words = [...values, ...(textOf(settings.target) === undefined ? [] : [String(settings.target)])];
  return { context, dockerfile: dockerfile ?? fileIn(context, 'Dockerfile'), args: words.map(resolve) };
}
