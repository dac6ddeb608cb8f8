import type { Artifact } from '../model/artifact.js';
import { generatorsProducerCatalogue } from '../model/catalogue/generators-producer.js';
import { noticeOf } from '../model/errors.js';
import type { Notice } from '../model/notice.js';
import type { Repository } from '../model/repository.js';
import { installCommand } from './code/shared/packages.js';

type Edit = Extract<Artifact, { kind: 'edit' }>;
type JsonMembers = Extract<Artifact, { kind: 'json-members' }>;

/**
 * Brings what all emitters want into one list, sorted by path and place: additions to one JSON file become one.
 *
 * @throws Error when two of them write one file, edit one span or give one member two values: a bug of ours.
 */
export function joinedArtifacts(artifacts: readonly Artifact[]): readonly Artifact[] {
  const files = artifacts.filter((artifact) => artifact.kind === 'file');
  const edits = artifacts.filter((artifact) => artifact.kind === 'edit');
  const members = artifacts.filter((artifact) => artifact.kind === 'json-members');
  requireOneWriter(files.map(({ path }) => path));
  for (const edit of edits) {
    const other = edits.find((each) => each !== edit && overlaps(each, edit));
    if (other !== undefined)
      throw new Error(`${edit.origin.emitter} and ${other.origin.emitter} edit one place of ${edit.path}.`);
  }
  const start = (artifact: Artifact): number => (artifact.kind === 'edit' ? artifact.span.start : 0);
  return [...files, ...edits, ...mergedMembers(members)].toSorted(
    (left, right) => compare(left.path, right.path) || start(left) - start(right),
  );
}

/** True where two edits change the same text of one file. Insertions at one place do not. */
export function overlaps(left: Edit, right: Edit): boolean {
  return left.path === right.path && left.span.start < right.span.end && right.span.start < left.span.end;
}

function requireOneWriter(paths: readonly string[]): void {
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) throw new Error(`Two emitters write ${twice}.`);
}

function mergedMembers(all: readonly JsonMembers[]): readonly JsonMembers[] {
  const byPlace = new Map<string, JsonMembers>();
  for (const next of all) {
    const place = `${next.path}#${next.pointer}`;
    const known = byPlace.get(place);
    byPlace.set(place, known === undefined ? next : merged(known, next));
  }
  return [...byPlace.values()];
}

function merged(left: JsonMembers, right: JsonMembers): JsonMembers {
  const disputed = Object.keys(right.members).find(
    (name) => left.members[name] !== undefined && left.members[name] !== right.members[name],
  );
  if (disputed !== undefined)
    throw new Error(`Two emitters give "${disputed}" of ${left.path} different values.`);
  const members = Object.entries({ ...left.members, ...right.members }).toSorted(([a], [b]) => compare(a, b));
  const flows = [...new Set([...left.origin.flows, ...right.origin.flows])].toSorted();
  return { ...left, members: Object.fromEntries(members), origin: { ...left.origin, flows } };
}

/** How to install what was added to package.json files: one notice for each folder where a command has to be run. */
export function packageNotices(artifacts: readonly Artifact[], repository: Repository): readonly Notice[] {
  const runs = new Map<string, PackageRun>();
  for (const artifact of artifacts) {
    if (artifact.kind !== 'json-members' || artifact.pointer !== '/dependencies') continue;
    const { command, folder } = installCommand(artifact.path, repository);
    const run = runs.get(`${folder} ${command}`) ?? { command, folder, packages: [], files: [] };
    runs.set(`${folder} ${command}`, {
      ...run,
      packages: [...new Set([...run.packages, ...Object.keys(artifact.members)])].toSorted(),
      files: [...run.files, artifact.path],
    });
  }
  return [...runs.values()].map((run) => noticeOf(generatorsProducerCatalogue.packagesAdded, run));
}

interface PackageRun {
  readonly command: string;
  readonly folder: string;
  readonly packages: readonly string[];
  readonly files: readonly string[];
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
