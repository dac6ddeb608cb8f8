import { type Plan, planFile } from '../../model/plan.js';
import { counted, listed, paragraph } from '../../report/layout.js';
import { openFlows, type PlannedFlow } from '../../report/planned-flows.js';
import { acceptableTogether, askAboutFlow } from './ask-about-flow.js';
import { askForFilter, passes } from './filter.js';
import { pageOf, type Round } from './page.js';
import { type FlowIdentity, identityOf, isSame, Review, type ReviewOptions } from './review.js';

type Outcome = 'done' | 'quit';
type StayingAnswer = 'keep-all' | 'each' | 'skip' | 'quit';

/** The open flows of a group that pass the filter, from the first on. */
function roundOf(flows: readonly PlannedFlow[], review: Review, seen: readonly FlowIdentity[] = []): Round {
  const items = openFlows(flows)
    .filter((planned) => passes(planned, review.filter))
    .map(identityOf)
    .filter((item) => !seen.some((each) => isSame(each, item)));
  return { items, at: 0 };
}

async function acceptTogether(review: Review, round: Round): Promise<void> {
  const accepted: string[] = [];
  for (const { id } of acceptableTogether(review, round)) {
    // A queue has room for one: what cannot be accepted beside the others stays open.
    const assignments = [...accepted, `${id}.decision=accept`];
    if (review.problemOf(...assignments) === undefined) {
      accepted.push(`${id}.decision=accept`);
    }
  }
  await review.attempt(accepted);
}

/** The filtered flows are through: the others come after them. */
function withoutFilter(review: Review, flows: readonly PlannedFlow[], seen: readonly FlowIdentity[]): Round {
  const wasFiltered = Object.keys(review.filter).length > 0;
  review.filter = {};
  return wasFiltered ? roundOf(flows, review, seen) : { items: [], at: 0 };
}

/** Asks about flows one after the other, under the names that they have by then. */
async function askEach(review: Review, group: 'moving' | 'staying'): Promise<Outcome> {
  const seen: FlowIdentity[] = [];
  const flows = (): readonly PlannedFlow[] => review.flows()[group];
  let round = roundOf(flows(), review);
  while (round.at < round.items.length) {
    const after = await askAboutFlow(review, round);
    const redraw = (): void => review.show(pageOf(review, round));
    if (after === 'quit') {
      return 'quit';
    }
    if (after === 'filter') {
      await askForFilter(review, openFlows(flows()), redraw);
      round = roundOf(flows(), review);
    } else if (after === 'accept-all') {
      await acceptTogether(review, round);
      round = roundOf(flows(), review, seen);
    } else {
      seen.push(...round.items.slice(round.at, round.at + 1));
      round = { ...round, at: Math.max(0, round.at + (after === 'back' ? -1 : 1)) };
    }
    if (round.at >= round.items.length) {
      round = withoutFilter(review, flows(), seen);
    }
  }
  return 'done';
}

/** What had better stay is asked about in one question, since there is mostly nothing to think about. */
async function askAboutStaying(review: Review): Promise<Outcome> {
  const flows = openFlows(review.flows().staying);
  if (flows.length === 0) {
    return 'done';
  }
  const names = listed(
    flows.map((flow) => flow.id),
    8,
  );
  const suggestion = `${counted(flows.length, 'flow')} had better stay synchronous: ${names}.`;
  const page = (): string => {
    const { width } = review.style;
    const said = review.said.flatMap((text) => paragraph([{ text }], { width, margin: 0 }));
    const lines = paragraph([{ text: suggestion }], { width, margin: 2 });
    return `\n${[said, lines]
      .filter((part) => part.length > 0)
      .map((part) => part.join('\n'))
      .join('\n\n')}\n`;
  };
  review.show(page());
  const answer = await review.options.prompter.choose<StayingAnswer>({
    id: 'staying',
    message: 'Keep them synchronous?',
    choices: [
      { key: 'k', value: 'keep-all', label: 'Keep all of them synchronous' },
      { key: 'o', value: 'each', label: 'Look at them one by one' },
      { key: 's', value: 'skip', label: 'Skip for now' },
      { key: 'q', value: 'quit', label: 'Quit; what was decided is saved' },
    ],
    initial: 'keep-all',
    ...review.redrawing(() => review.show(page())),
  });
  if (answer === 'keep-all' || answer === 'skip') {
    const decision = answer === 'skip' ? 'skip' : 'keep-sync';
    await review.attempt(flows.map(({ id }) => `${id}.decision=${decision}`));
    return 'done';
  }
  return answer === 'quit' ? 'quit' : askEach(review, 'staying');
}

function summary({ plan }: Review): string {
  const decisions = plan.messages.flatMap((message) =>
    message.consumers.map((consumer) => consumer.decision),
  );
  const count = (wanted: string) => decisions.filter((decision) => decision === wanted).length;
  const open = count('undecided') + count('skipped');
  const saved = `Saved in ${planFile}: ${count('accepted')} accepted, ${count('keep-sync')} synchronous, ${open} open.`;
  const next = [
    ...(open > 0 ? ['eda-migrate analyze goes on with the open ones.'] : []),
    ...(count('accepted') > 0
      ? ['eda-migrate apply --dry-run shows what the accepted ones would change.']
      : []),
  ];
  return `\n${[saved, ...next].join('\n')}\n`;
}

/**
 * Goes through the open flows of a plan with a person: first those that can leave the request path, one by one, then
 * those that had better stay, together. The plan is saved after every answer that changes it, so quitting, Ctrl-C and
 * a crash lose nothing, and the next review asks only about what is still undecided or was skipped.
 * @throws InterruptedError on Ctrl-C; whatever `save` throws.
 */
export async function reviewPlan(options: ReviewOptions): Promise<Plan> {
  const review = new Review(options);
  const { moving, staying } = review.flows();
  if (openFlows([...moving, ...staying]).length === 0) {
    return review.plan;
  }
  const outcome = await askEach(review, 'moving');
  if (outcome === 'done') {
    await askAboutStaying(review);
  }
  options.output(summary(review));
  return review.plan;
}
