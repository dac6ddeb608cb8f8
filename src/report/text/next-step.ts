import { generatedRouters } from '../../model/message-spec.js';
import { counted, joined, type Piece, paragraph } from '../layout.js';
import { openFlows, type PlannedFlow } from '../planned-flows.js';
import type { Style } from '../style.js';
import type { Section, SectionInput } from './section.js';

/** `the suggestion`, `the 5 suggestions`. */
function theCounted(count: number, noun: string): string {
  return count === 1 ? `the ${noun}` : `the ${counted(count, noun)}`;
}

function isGenerated({ message }: PlannedFlow): boolean {
  return generatedRouters.some((router) => router === message.router);
}

/** Accepted flows that apply would write now: a message that is applied takes no further consumers in. */
function flowsToApply({ groups, applied }: SectionInput): readonly PlannedFlow[] {
  const all = [...groups.moving, ...groups.staying];
  const begun = new Set(all.filter(({ id }) => applied.has(id)).map(({ message }) => message.name));
  return groups.moving.filter(
    (planned) =>
      planned.consumer.decision === 'accepted' &&
      planned.flow !== undefined &&
      isGenerated(planned) &&
      !begun.has(planned.message.name),
  );
}

function toDecide(count: number, style: Style): readonly Piece[] {
  return count === 0
    ? []
    : [
        { text: 'eda-migrate analyze --yes', paint: style.name },
        {
          text: `takes ${theCounted(count, 'suggestion')}; in a terminal, eda-migrate analyze asks about ${count === 1 ? 'it' : 'each'}.`,
        },
      ];
}

function toConsent(count: number, style: Style): readonly Piece[] {
  return count === 0
    ? []
    : [
        {
          text: `${counted(count, 'flow')} past a guard ${count === 1 ? 'needs' : 'need'} a decision of yours:`,
        },
        { text: 'eda-migrate analyze', paint: style.name },
        { text: 'in a terminal asks;' },
        { text: ['eda-migrate', 'plan', '--set', 'FLOW.decision=accept'].join(joined), paint: style.name },
        { text: 'takes one.' },
      ];
}

function toApply(count: number, style: Style): readonly Piece[] {
  return count === 0
    ? []
    : [
        { text: 'eda-migrate apply --dry-run', paint: style.name },
        { text: `shows what ${theCounted(count, 'accepted flow')} would change.` },
      ];
}

function toDeploy(count: number, style: Style): readonly Piece[] {
  return count === 0
    ? []
    : [
        { text: `${counted(count, 'flow')} ${count === 1 ? 'is' : 'are'} applied:` },
        { text: 'infra/events/README.md', paint: style.place },
        { text: `has the order of deployment, and ${count === 1 ? 'its switch' : 'the switches'};` },
        { text: ['eda-migrate', 'deploy'].join(joined), paint: style.name },
        { text: `sends the ${count === 1 ? 'worker' : 'workers'} to ECS.` },
      ];
}

/** The command to go on with. */
export const nextStep: Section = (input) => {
  const { groups, width, style, applied } = input;
  const open = openFlows(groups.moving);
  const guarded = open.filter(({ flow }) => flow?.suggestion.consentNeeded !== undefined).length;
  const ready = flowsToApply(input).length;
  const done = groups.moving.filter(({ id }) => applied.has(id)).length;
  const pieces = [
    ...toDecide(open.length - guarded, style),
    ...toConsent(guarded, style),
    ...toApply(ready, style),
    ...(ready === 0 ? toDeploy(done, style) : []),
  ];
  const nothing =
    groups.moving.length === 0
      ? 'Nothing here can leave the request path, so there is nothing to apply.'
      : 'Nothing to do: no code is generated yet for what was accepted.';
  return paragraph(
    [{ text: 'Next:', paint: style.heading }, ...(pieces.length === 0 ? [{ text: nothing }] : pieces)],
    { width, margin: 0, hanging: 6 },
  );
};
