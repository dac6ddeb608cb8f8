import type { FileChange } from '../model/change-set.js';
import { flowIdOf, type Plan } from '../model/plan.js';
import { counted, joined, listed, paragraph } from '../report/layout.js';
import type { Terminal } from './terminal.js';

/** Writes sentences as lines that fit the terminal. */
export function say(terminal: Pick<Terminal, 'note' | 'width'>, ...sentences: readonly string[]): void {
  const lines = sentences.flatMap((text) => paragraph([{ text }], { width: terminal.width, margin: 0 }));
  terminal.note(lines.map((line) => `${line}\n`).join(''));
}

/** `32 new files and 4 changed files`. */
export function filesIn(changes: readonly FileChange[]): string {
  const made = changes.filter(({ before }) => before === null).length;
  const changed = changes.length - made;
  return [
    ...(made > 0 ? [counted(made, 'new file')] : []),
    ...(changed > 0 ? [counted(changed, 'changed file')] : []),
  ].join(' and ');
}

/** The ids of the accepted flows of a plan. */
export function acceptedFlows(plan: Plan): readonly string[] {
  return plan.messages.flatMap(({ name, consumers }) =>
    consumers.filter(({ decision }) => decision === 'accepted').map(({ service }) => flowIdOf(name, service)),
  );
}

/** Accepted flows that no code is written for; the notices before said why. No sentence for none. */
export function notAppliedText(flows: readonly string[]): readonly string[] {
  return flows.length === 0 ? [] : [`Not applied, for the reasons above: ${listed(flows, 6)}.`];
}

/** Why there is nothing to write. */
export function nothingToDoText(accepted: readonly string[], left: readonly string[]): readonly string[] {
  if (accepted.length === 0) {
    return ['Nothing to do: no flow is accepted yet. Next: eda-migrate analyze'];
  }
  const others = left.length === accepted.length ? [] : ['Nothing to do for the other accepted flows.'];
  return left.length === 0
    ? ['Nothing to do: the repository is as the plan says.']
    : [...others, ...notAppliedText(left)];
}

/** The command that does what a dry run showed. */
export function applyWords(directory: string, flows: readonly string[] = []): string {
  const words = ['eda-migrate', 'apply', ...(directory === '.' ? [] : [directory])];
  return [...words, ...flows.flatMap((flow) => ['--flow', flow])].join(joined);
}
