import type { EnvironmentEntry } from '../../model/service.js';
import type { EnvironmentFact } from './fact.js';
import { isInside } from './paths.js';
import type { Unit } from './unit.js';

const sourceOrder = ['compose', 'kubernetes', 'ecs-task-definition'];
/** The file that is really loaded before those that only show what may be in it. */
const fileOrder = [/\.env$/, /\.env\.prod\w*$/, /\.env\.local$/, /\.env\.dev\w*$/, /./];

/**
 * The variables of a service, the weightiest first: its deployments, the `.env` files of its folder, then those of
 * the folders above for names that nothing else sets. Several values of one name stay side by side.
 */
export function environmentEntries(
  unit: Unit,
  envFiles: readonly EnvironmentFact[],
): readonly EnvironmentEntry[] {
  const deployed = [...unit.deployments]
    .sort((left, right) => sourceOrder.indexOf(left.source) - sourceOrder.indexOf(right.source))
    .flatMap(({ env }) => env);
  const own = inOrder(envFiles.filter(({ folder }) => folder === unit.folder));
  const seen = new Set([...deployed, ...own].map(({ name }) => name));
  const above = inOrder(
    envFiles.filter(({ folder }) => folder !== unit.folder && isInside(unit.folder, folder)),
  );
  return withoutRepetition([...deployed, ...own, ...above.filter(({ name }) => !seen.has(name))]).map(
    withoutSecret,
  );
}

/** The variables of a service whose code is elsewhere. */
export function deployedEntries(entries: readonly EnvironmentEntry[]): readonly EnvironmentEntry[] {
  return withoutRepetition(entries).map(withoutSecret);
}

function inOrder(facts: readonly EnvironmentFact[]): readonly EnvironmentEntry[] {
  const rank = (file: string): number => fileOrder.findIndex((pattern) => pattern.test(file));
  return [...facts]
    .sort(
      (a, b) =>
        b.folder.length - a.folder.length || rank(a.file) - rank(b.file) || (a.file < b.file ? -1 : 1),
    )
    .flatMap(({ entries }) => entries);
}

function withoutRepetition(entries: readonly EnvironmentEntry[]): readonly EnvironmentEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ name, value }) => {
    const key = `${name}=${value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const secretName =
  /PASS(?:WORD|WD|PHRASE)?$|PASSWORD|SECRET|TOKEN|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_?KEY|LICEN[CS]E_?KEY|SALT$/i;
const address = /^(?:[a-z][\w+.-]*:\/\/)?[\w.-]+(?::\d+)?(?:\/[^\s]*)?$/i;
export const hiddenValue = '***';

/** Reports and plans are shown and committed: no value that looks like a secret gets into them. */
function withoutSecret(entry: EnvironmentEntry): EnvironmentEntry {
  const value = entry.value.replace(/^([a-z][\w+.-]*:\/\/[^/\s:@]*:)[^/\s@]+@/i, `$1${hiddenValue}@`);
  const looksLikeAddress = address.test(value) && (value.includes('://') || /:\d+/.test(value));
  if (secretName.test(entry.name) && !looksLikeAddress && !/^(?:\d{1,6}|true|false|)$/.test(value)) {
    return { ...entry, value: hiddenValue };
  }
  return { ...entry, value };
}
