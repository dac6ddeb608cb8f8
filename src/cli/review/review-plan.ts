import { type Plan, planFile } from '../../model/plan.js';
import { decide } from '../../planner/edit.js';
import { counted, listed, paragraph } from '../../report/layout.js';
import { openFlows, type PlannedFlow } from '../../report/planned-flows.js';
import { askAboutFlow } from './ask-about-flow.js';
import { identityOf, Review, type ReviewOptions } from './review.js';

type Outcome = 'done' | 'quit';
type StayingAnswer = 'keep-all' | 'each' | 'skip' | 'quit';

/** Asks about flows one after the other, under the names that they have by then. */
async function askEach(review: Review, flows: readonly PlannedFlow[]): Promise<Outcome> {
  for (const [at, planned] of flows.entries()) {
    const position = { at: at + 1, of: flows.length };
    if ((await askAboutFlow(review, identityOf(planned), position)) === 'quit') {
      return 'quit';
    }
  }
  return 'done';
}

function decideAll(plan: Plan, flows: readonly PlannedFlow[], decision: 'keep-sync' | 'skipped'): Plan {
  return flows.reduce((current, { id }) => decide(current, id, decision), plan);
}

/** What had better stay is asked about in one question, since there is mostly nothing to think about. */
async function askAboutStaying(review: Review, flows: readonly PlannedFlow[]): Promise<Outcome> {
  if (flows.length === 0) {
    return 'done';
  }
  const names = listed(
    flows.map((flow) => flow.id),
    8,
  );
  const suggestion = `${counted(flows.length, 'flow')} had better stay synchronous: ${names}.`;
  const lines = paragraph([{ text: suggestion }], { width: review.style.width, margin: 2 });
  review.options.output(`\n${lines.join('\n')}\n`);
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
  });
  if (answer === 'keep-all' || answer === 'skip') {
    await review.change(decideAll(review.plan, flows, answer === 'skip' ? 'skipped' : 'keep-sync'));
    return 'done';
  }
  return answer === 'quit' ? 'quit' : askEach(review, flows);
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
  const [toMove, toStay] = [openFlows(moving), openFlows(staying)];
  if (toMove.length + toStay.length === 0) {
    return review.plan;
  }
  const outcome = await askEach(review, toMove);
  if (outcome === 'done') {
    await askAboutStaying(review, toStay);
  }
  options.output(summary(review));
  return review.plan;
}
