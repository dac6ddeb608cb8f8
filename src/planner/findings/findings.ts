import type { Analysis } from '../../model/analysis.js';
import type { Finding } from '../../model/finding.js';
import { compareText, contextOf } from '../context.js';
import { type AntiPattern, type Found, findingOf } from './anti-pattern.js';
import { antiPatterns } from './registry.js';

function compareFound(left: Found, right: Found): number {
  const [here, there] = [left.steps[0], right.steps[0]];
  return (
    compareText(here?.file ?? '', there?.file ?? '') ||
    (here?.line ?? 0) - (there?.line ?? 0) ||
    compareText(left.subject, right.subject) ||
    compareText(left.text, right.text)
  );
}

/** What was found of one kind, in the order of its places, each under an id of its own. */
function named(pattern: AntiPattern, found: readonly Found[]): readonly Finding[] {
  const times = new Map<string, number>();
  return [...found].sort(compareFound).map((each) => {
    const time = (times.get(each.subject) ?? 0) + 1;
    times.set(each.subject, time);
    return findingOf(pattern, each, `${pattern.kind}:${each.subject}${time === 1 ? '' : `#${time}`}`);
  });
}

/**
 * The anti-patterns of an analysis: what does most harm first, each kind in the order of its places. The result depends
 * on nothing but the analysis, and not on the order of its parts.
 */
export function findingsOf(analysis: Analysis): readonly Finding[] {
  const calls = [...analysis.calls].sort((left, right) => compareText(left.id, right.id));
  const context = contextOf({ ...analysis, calls });
  return (antiPatterns satisfies readonly AntiPattern[] as readonly AntiPattern[]).flatMap((pattern) =>
    named(pattern, pattern.find(context)),
  );
}
