import { UserError } from '../../model/errors.js';
import type { RouterId } from '../../model/flow.js';
import { routerIds } from '../../model/flow.js';
import { generatedRouters } from '../../model/message-spec.js';
import { type Decision, flowIdOf, type Plan } from '../../model/plan.js';
import { chooseRouter, decide, rename } from '../../planner/edit.js';
import type { ReportOptions } from '../../report/format.js';
import { counted, type Piece, paragraph } from '../../report/layout.js';
import type { PlannedFlow } from '../../report/planned-flows.js';
import { routerTitles } from '../../report/planned-flows.js';
import { renderFlow } from '../../report/render-flow.js';
import { createStyle } from '../../report/style.js';
import { placePieces } from '../../report/text/section.js';
import type { Choice, ChoiceKey } from './prompter.js';
import type { Review } from './review.js';

type FlowAnswer = 'accept' | 'adjust' | 'keep-sync' | 'why' | 'skip' | 'quit';
type Adjustment = 'router' | 'name' | 'back';

/** Which question of how many this is. */
export interface Position {
  readonly at: number;
  readonly of: number;
}

const decisionOf: Readonly<Record<'accept' | 'keep-sync' | 'skip', Decision>> = {
  accept: 'accepted',
  'keep-sync': 'keep-sync',
  skip: 'skipped',
};

const routerKeys: Readonly<Record<RouterId, ChoiceKey>> = {
  sqs: 'q',
  sns: 'n',
  eventbridge: 'e',
  kinesis: 'k',
  'step-functions': 'f',
  none: 'x',
};

/** The router's title, with a word where it can be planned only. */
function routerLabel(router: RouterId): string {
  const planned = router === 'none' || generatedRouters.some((each) => each === router);
  return planned ? routerTitles[router] : `${routerTitles[router]} (no code is generated for it yet)`;
}

function answersFor({ message }: PlannedFlow, isApplied: boolean): readonly Choice<FlowAnswer>[] {
  const accept: Choice<FlowAnswer> = {
    key: 'a',
    value: 'accept',
    label: `Accept: ${message.kind} through ${routerLabel(message.router)}`,
  };
  const adjust: Choice<FlowAnswer> = { key: 'd', value: 'adjust', label: 'Adjust: another router or name' };
  return [
    ...(message.router === 'none' ? [] : [accept]),
    ...(isApplied ? [] : [adjust]),
    { key: 'k', value: 'keep-sync', label: 'Keep synchronous' },
    { key: 'w', value: 'why', label: 'Why?' },
    { key: 's', value: 'skip', label: 'Skip for now' },
    { key: 'q', value: 'quit', label: 'Quit; what was decided is saved' },
  ];
}

/** Makes a change; one that makes no sense is explained and leaves everything as it was. False then. */
async function attempt(review: Review, edit: (plan: Plan) => Plan): Promise<boolean> {
  let changed: Plan;
  try {
    changed = edit(review.plan);
  } catch (error) {
    if (error instanceof UserError) {
      review.options.output(`${error.notice.message} ${error.notice.help}\n`);
      return false;
    }
    throw error;
  }
  await review.change(changed);
  return true;
}

async function adjustRouter(review: Review, { message }: PlannedFlow): Promise<void> {
  const router = await review.options.prompter.choose<RouterId>({
    id: `router ${message.name}`,
    message: `How is ${message.name} to be carried?`,
    choices: routerIds.map((id) => ({
      key: routerKeys[id],
      value: id,
      label: id === 'none' ? 'Not at all: no router' : routerLabel(id),
    })),
    initial: message.router,
  });
  if (router !== message.router) {
    await attempt(review, (plan) => chooseRouter(plan, message.name, router));
  }
}

/** What the plan has against a name; undefined for a good one. */
function problemOfName(plan: Plan, message: string, name: string): string | undefined {
  try {
    rename(plan, message, name);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) {
      return `${error.notice.message} ${error.notice.help}`;
    }
    throw error;
  }
}

async function adjustName(review: Review, { message }: PlannedFlow): Promise<void> {
  const current = message.name.slice(message.producer.length + 1);
  const name = await review.options.prompter.text({
    id: `name ${message.name}`,
    message: `Name of the ${message.kind} (of ${message.producer})`,
    initial: current,
    problem: (answer) => problemOfName(review.plan, message.name, answer),
  });
  if (name !== current) {
    await attempt(review, (plan) => rename(plan, message.name, name));
  }
}

async function adjust(review: Review, planned: PlannedFlow): Promise<void> {
  const what = await review.options.prompter.choose<Adjustment>({
    id: `adjust ${planned.id}`,
    message: `Adjust ${planned.message.name}, for all its consumers:`,
    choices: [
      { key: 'r', value: 'router', label: `Router (${routerTitles[planned.message.router]})` },
      { key: 'n', value: 'name', label: 'Name' },
      { key: 'b', value: 'back', label: 'Back' },
    ],
    initial: 'router',
  });
  if (what === 'router') {
    await adjustRouter(review, planned);
  } else if (what === 'name') {
    await adjustName(review, planned);
  }
}

/** What to read before the question: why it is suggested, and whether there is more to know. */
function introduction({ flow, message }: PlannedFlow, isApplied: boolean, options: ReportOptions): string {
  const { reasons = [], warnings = [], consentNeeded } = flow?.suggestion ?? {};
  const [reason] = reasons;
  const style = createStyle(options.colour);
  const parts: readonly (readonly Piece[])[] = [
    reason === undefined ? [] : [{ text: reason.text }, ...placePieces(reason.file, reason.line, style)],
    consentNeeded === undefined ? [] : [{ text: consentNeeded, paint: style.open }],
    isApplied
      ? [
          {
            text: `${message.name} is applied already, and apply adds no consumers to it yet.`,
            paint: style.open,
          },
        ]
      : [],
    warnings.length === 0
      ? []
      : [
          {
            text: `${counted(warnings.length, 'warning')}: w shows ${warnings.length === 1 ? 'it' : 'them'}.`,
            paint: style.open,
          },
        ],
  ];
  const lines = parts.flatMap((pieces) => paragraph(pieces, { width: options.width, margin: 2 }));
  return `\n${lines.join('\n')}\n`;
}

/** What the enter key means: nothing that a person should have read about first. */
function initialFor({ message, flow }: PlannedFlow, isApplied: boolean): FlowAnswer {
  const needsThought = isApplied || flow?.suggestion.consentNeeded !== undefined;
  return message.router === 'none' ? 'keep-sync' : needsThought ? 'skip' : 'accept';
}

/** Asks about one flow until it is decided, skipped, or the user quits. Every answer that changes the plan is saved. */
export async function askAboutFlow(
  review: Review,
  identity: string,
  position: Position,
): Promise<'next' | 'quit'> {
  const first = review.find(identity);
  review.options.output(introduction(first, review.isApplied(first.message), review.style));
  for (;;) {
    const planned = review.find(identity);
    const { message, consumer } = planned;
    const id = flowIdOf(message.name, consumer.service);
    const isApplied = review.isApplied(message);
    const answer = await review.options.prompter.choose<FlowAnswer>({
      id: `decision ${id}`,
      message: `[${position.at}/${position.of}] ${id}`,
      choices: answersFor(planned, isApplied),
      initial: initialFor(planned, isApplied),
    });
    if (answer === 'quit') {
      return 'quit';
    }
    if (answer === 'why') {
      const { proposal, analysis, output } = review.options;
      const source = { flows: proposal.flows, calls: analysis.calls };
      output(`\n${renderFlow(source, review.plan, id, review.style) ?? ''}\n`);
    } else if (answer === 'adjust') {
      await adjust(review, planned);
    } else if (await attempt(review, (plan) => decide(plan, id, decisionOf[answer]))) {
      return 'next';
    }
  }
}
