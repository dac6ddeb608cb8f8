import type { Call } from '../../model/call.js';

/** True where somebody's work waits for the answer; nobody's hangs on a health check. */
export function isWaitedFor(call: Call): boolean {
  return call.awaited && call.role !== 'health';
}

/** True where the second call may run in the same run of their function as the first, by their conditions. */
export function canRunTogether(left: Call, right: Call): boolean {
  if (left.file !== right.file || left.function !== right.function) {
    return true;
  }
  const [one, other] = [left.sequence.branch, right.sequence.branch];
  const within = (outer: string, inner: string): boolean =>
    outer === '' || inner === outer || inner.startsWith(`${outer}/`);
  const alternatives = left.group !== null && left.group === right.group;
  return !alternatives && (within(one, other) || within(other, one));
}

/** True where the later call leaves only when the earlier one is answered, in one run of one function. */
export function comesAfter(later: Call, earlier: Call): boolean {
  const { parallelGroup } = earlier.sequence;
  return (
    later.from === earlier.from &&
    later.file === earlier.file &&
    later.function === earlier.function &&
    later.sequence.index > earlier.sequence.index &&
    (parallelGroup === null || parallelGroup !== later.sequence.parallelGroup) &&
    canRunTogether(earlier, later)
  );
}
