import { openFlows, type PlannedFlow } from '../../report/planned-flows.js';
import { renderFlow } from '../../report/render-flow.js';
import { adjust, routerLabel } from './adjust.js';
import { pageOf, type Round } from './page.js';
import type { Choice } from './prompter.js';
import type { Review } from './review.js';

type FlowAnswer =
  | 'accept'
  | 'adjust'
  | 'keep-sync'
  | 'why'
  | 'skip'
  | 'back'
  | 'filter'
  | 'accept-all'
  | 'quit';

/** How the review goes on after a flow. */
export type AfterFlow = 'next' | 'back' | 'filter' | 'accept-all' | 'quit';

function flowsOf(review: Review, round: Round): readonly PlannedFlow[] {
  return round.items.flatMap((item) => review.find(item) ?? []);
}

/** The open flows of a round that nobody has to think about: a router is suggested and no guard is passed. */
export function acceptableTogether(review: Review, round: Round): readonly PlannedFlow[] {
  return openFlows(flowsOf(review, round)).filter(
    ({ message, flow }) =>
      message.router !== 'none' &&
      flow !== undefined &&
      flow.suggestion.router !== 'none' &&
      flow.suggestion.consentNeeded === undefined &&
      !review.isApplied(message),
  );
}

function answersFor(review: Review, round: Round, planned: PlannedFlow): readonly Choice<FlowAnswer>[] {
  const { message, consumer } = planned;
  const together = acceptableTogether(review, round).length;
  const others = openFlows(flowsOf(review, round)).length - together;
  const answers: readonly (Choice<FlowAnswer> | false)[] = [
    message.router !== 'none' && {
      key: 'a',
      value: 'accept',
      label: `Accept: ${message.kind} through ${routerLabel(message.router)}`,
    },
    !review.isApplied(message) && {
      key: 'd',
      value: 'adjust',
      label: 'Adjust: router, name, key, consumers, merge, split',
    },
    { key: 'k', value: 'keep-sync', label: 'Keep synchronous' },
    { key: 'w', value: 'why', label: 'Why?' },
    { key: 's', value: 'skip', label: consumer.decidedByUser ? 'Leave it as decided' : 'Skip for now' },
    round.at > 0 && { key: 'b', value: 'back', label: 'Back to the one before' },
    { key: 'f', value: 'filter', label: 'Filter: by producer, consumer or confidence' },
    together > 1 && {
      key: 'l',
      value: 'accept-all',
      label: `Accept the ${together} open ones of this table${others === 0 ? '' : `, without the ${others} to be looked at one by one`}`,
    },
    { key: 'q', value: 'quit', label: 'Quit; what was decided is saved' },
  ];
  return answers.filter((answer) => answer !== false);
}

/** What the enter key means: nothing that a person should have read about first. */
function initialFor(review: Review, { message, flow, consumer }: PlannedFlow): FlowAnswer {
  if (consumer.decidedByUser) {
    return 'skip';
  }
  const needsThought = review.isApplied(message) || flow?.suggestion.consentNeeded !== undefined;
  return message.router === 'none' ? 'keep-sync' : needsThought ? 'skip' : 'accept';
}

function whyText(review: Review, { id }: PlannedFlow): string {
  const source = { flows: review.proposal.flows, calls: review.options.analysis.calls };
  return `\n${renderFlow(source, review.plan, id, review.style) ?? ''}\n`;
}

/** The change that an answer stands for. A flow that was decided keeps its decision when it is passed over. */
function assignmentFor(
  answer: 'accept' | 'keep-sync' | 'skip',
  { id, consumer }: PlannedFlow,
): readonly string[] {
  return answer === 'skip' && consumer.decidedByUser ? [] : [`${id}.decision=${answer}`];
}

/**
 * Asks about the present flow of a round until it is decided or passed over, or the user wants something else. Every
 * answer that changes the plan is saved.
 */
export async function askAboutFlow(review: Review, round: Round): Promise<AfterFlow> {
  let why = '';
  const redraw = (): void => review.show(pageOf(review, round) + why);
  redraw();
  for (;;) {
    const item = round.items[round.at];
    const planned = item && review.find(item);
    if (planned === undefined) {
      return 'next';
    }
    const answer = await review.options.prompter.choose<FlowAnswer>({
      id: `decision ${planned.id}`,
      message: `[${round.at + 1}/${round.items.length}] ${planned.id}`,
      choices: answersFor(review, round, planned),
      initial: initialFor(review, planned),
      ...review.redrawing(redraw),
    });
    switch (answer) {
      case 'why':
        why = whyText(review, planned);
        review.options.output(why);
        break;
      case 'adjust':
        await adjust(review, planned, redraw);
        why = '';
        redraw();
        break;
      case 'accept':
      case 'keep-sync':
      case 'skip':
        if ((await review.attempt(assignmentFor(answer, planned))) !== 'refused') {
          return 'next';
        }
        redraw();
        break;
      default:
        return answer;
    }
  }
}
