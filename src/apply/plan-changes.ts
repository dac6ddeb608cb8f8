import MagicString from 'magic-string';
import type { Artifact, Origin } from '../model/artifact.js';
import { applyCatalogue } from '../model/catalogue/apply.js';
import type { ChangeSet, FileChange } from '../model/change-set.js';
import { errorOf } from '../model/errors.js';
import type { Lock } from '../model/lock.js';
import type { Repository } from '../model/repository.js';
import { addJsonMembers } from './json-members.js';
import { hashOf } from './lock-file.js';

/**
 * Turns artifacts into the changes of files: dry run, diff and write all read this one list.
 * Files whose text would stay the same are left out.
 * @throws UserError when a file of the user's is in the way or generated files were edited.
 */
export function planChanges(
  artifacts: readonly Artifact[],
  repository: Repository,
  lock: Lock,
): ChangeSet['changes'] {
  const byPath = new Map<string, Artifact[]>();
  for (const artifact of artifacts) {
    byPath.set(artifact.path, [...(byPath.get(artifact.path) ?? []), artifact]);
  }
  const sorted = [...byPath].sort(([a], [b]) => (a < b ? -1 : 1));
  refuseEdited(sorted, repository, lock);
  return sorted
    .map(([path, group]) => changeOf(path, group, repository, lock))
    .filter((change) => change.before !== change.after);
}

function changeOf(path: string, group: readonly Artifact[], repository: Repository, lock: Lock): FileChange {
  const before = repository.readText(path) ?? null;
  const origins = mergeOrigins(group.map((artifact) => artifact.origin));
  const whole = group.find((artifact) => artifact.kind === 'file');
  if (whole) {
    if (group.length > 1) throw new Error(`Two artifacts claim the whole of ${path}.`);
    return { path, before, after: wholeText(path, before, whole.content, lock), origins };
  }
  if (before === null) throw new Error(`An artifact edits ${path}, which is not in the repository.`);
  return { path, before, after: editedText(before, group), origins };
}

/** @throws UserError naming every generated file that was edited and is to become something else. */
function refuseEdited(
  artifacts: readonly (readonly [path: string, group: readonly Artifact[]])[],
  repository: Repository,
  lock: Lock,
): void {
  const paths = artifacts.flatMap(([path, group]) => {
    const whole = group.find((artifact) => artifact.kind === 'file');
    const before = repository.readText(path);
    const written = lock.files[path];
    if (whole === undefined || before === undefined || written === undefined) return [];
    const texts = [before, whole.content].map(hashOf);
    return texts[0] === texts[1] || texts.includes(written) ? [] : [path];
  });
  if (paths.length > 0)
    throw errorOf(applyCatalogue.generatedFileEdited, { paths }, { file: paths[0] ?? '' });
}

/**
 * A generated file that the user edited keeps the edits as long as the tool has nothing new to say; only when both
 * sides changed is it a conflict. A file that the tool did not write is never replaced.
 */
function wholeText(path: string, before: string | null, generated: string, lock: Lock): string {
  if (before === null || before === generated) return generated;
  const written = lock.files[path];
  if (written === undefined) throw errorOf(applyCatalogue.fileInTheWay, { path }, { file: path });
  if (written === hashOf(generated)) return before;
  return generated;
}

function editedText(before: string, group: readonly Artifact[]): string {
  const text = new MagicString(before);
  for (const artifact of group) {
    if (artifact.kind !== 'edit') continue;
    const { start, end } = artifact.span;
    if (start === end) text.appendLeft(start, artifact.replacement);
    else text.update(start, end, artifact.replacement);
  }
  return group.reduce(
    (current, artifact) =>
      artifact.kind === 'json-members'
        ? addJsonMembers(current, artifact.pointer, artifact.members)
        : current,
    text.toString(),
  );
}

/** One origin an emitter, with the flows of all its artifacts, sorted. */
function mergeOrigins(origins: readonly Origin[]): Origin[] {
  const flows = new Map<string, Set<string>>();
  for (const origin of origins) {
    const known = flows.get(origin.emitter) ?? new Set();
    for (const flow of origin.flows) known.add(flow);
    flows.set(origin.emitter, known);
  }
  return [...flows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([emitter, ids]) => ({ emitter, flows: [...ids].sort() }));
}
