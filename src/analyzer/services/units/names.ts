import { analyzerCatalogue } from '../../../model/catalogue/analyzer.js';
import { noticeOf } from '../../../model/errors.js';
import type { Notice } from '../../../model/notice.js';
import { shortName } from '../package-manifest.js';
import type { Unit } from './unit.js';

/** Something that needs a name: what it would like to be called, and the path that tells it from its namesakes. */
export interface NamedPlace {
  readonly name: string;
  readonly path: string;
  /** The file that a notice about it points at. */
  readonly file: string;
}

/** What a service is called: its compose name (which others use as host), project, package or folder. */
export function preferredName(unit: Unit): string {
  const folderName = unit.folder === '.' ? '' : (unit.folder.split('/').pop() ?? '');
  // Of several repositories side by side, each is known by the folder in which it is checked out.
  if (unit.checkout === unit.folder) return folderName;
  const own = [
    unit.project?.name ?? '',
    unit.package === null ? '' : shortName(unit.package.manifest),
    folderName,
  ];
  const composed = unit.deployments.filter(({ source }) => source === 'compose');
  const ranked = [...composed].sort(
    (left, right) =>
      Number(own.includes(right.name)) - Number(own.includes(left.name)) ||
      Number(right.ports.length > 0) - Number(left.ports.length > 0) ||
      (left.name < right.name ? -1 : 1),
  );
  return ranked[0]?.name ?? own.find((name) => name !== '') ?? 'app';
}

/**
 * Names in the order of the places, no two the same: where several want one name, each gets the shortest end of its
 * path that no other has, and a notice says so.
 */
export function distinctNames(places: readonly NamedPlace[]): {
  readonly names: readonly string[];
  readonly notices: readonly Notice[];
} {
  const wanted = new Map<string, NamedPlace[]>();
  for (const place of places) wanted.set(place.name, [...(wanted.get(place.name) ?? []), place]);
  const taken = new Set([...wanted].filter(([, same]) => same.length === 1).map(([name]) => name));
  const given = new Map<NamedPlace, string>();
  const notices: Notice[] = [];
  for (const [name, same] of wanted) {
    if (same.length === 1) continue;
    for (const place of same) {
      const chosen = distinguishingName(place, same, taken);
      taken.add(chosen);
      given.set(place, chosen);
    }
    const context = {
      name,
      places: same.map(({ path }) => path),
      names: same.map((place) => given.get(place) ?? name),
    };
    notices.push(
      noticeOf(analyzerCatalogue.sameServiceName, context, { file: same[0]?.file ?? '', line: 1 }),
    );
  }
  return { names: places.map((place) => given.get(place) ?? place.name), notices };
}

function distinguishingName(
  place: NamedPlace,
  same: readonly NamedPlace[],
  taken: ReadonlySet<string>,
): string {
  // The root has no path to be told by.
  if (place.path === '.') return taken.has(place.name) ? `${place.name}-root` : place.name;
  const parts = place.path.split('/');
  for (let count = 1; count < parts.length; count += 1) {
    const end = parts.slice(-count).join('/');
    const shared = same.some((other) => other !== place && `/${other.path}`.endsWith(`/${end}`));
    if (!shared && !taken.has(end)) return end;
  }
  return place.path;
}
