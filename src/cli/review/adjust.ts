import type { RouterId } from '../../model/flow.js';
import { routerIds } from '../../model/flow.js';
import { generatedRouters } from '../../model/message-spec.js';
import { flowIdOf, type PlanMessage } from '../../model/plan.js';
import { contextOf } from '../../planner/context.js';
import { commandName } from '../../planner/naming/command-name.js';
import { type PlannedFlow, routerTitles } from '../../report/planned-flows.js';
import type { Choice, ChoiceKey } from './prompter.js';
import type { Review } from './review.js';

type Adjustment = 'router' | 'name' | 'key' | 'consumers' | 'merge' | 'split' | 'back';

/** An adjustment that is being asked for. */
interface Adjusting {
  readonly review: Review;
  readonly planned: PlannedFlow;
  readonly redraw: () => void;
}

const routerKeys: Readonly<Record<RouterId, ChoiceKey>> = {
  sqs: 'q',
  sns: 'n',
  eventbridge: 'e',
  kinesis: 'k',
  'step-functions': 'f',
  none: 'x',
};

/** The router's title, with a word where it can be planned only. */
export function routerLabel(router: RouterId): string {
  const planned = router === 'none' || generatedRouters.some((each) => each === router);
  return planned ? routerTitles[router] : `${routerTitles[router]} (no code is generated for it yet)`;
}

async function adjustRouter({ review, planned: { message }, redraw }: Adjusting): Promise<void> {
  const router = await review.options.prompter.choose<RouterId>({
    id: `router ${message.name}`,
    message: `How is ${message.name} to be carried?`,
    choices: routerIds.map((id) => ({
      key: routerKeys[id],
      value: id,
      label: id === 'none' ? 'Not at all: no router' : routerLabel(id),
    })),
    initial: message.router,
    ...review.redrawing(redraw),
  });
  await review.attempt([`${message.name}.router=${router}`]);
}

async function adjustName({ review, planned: { message }, redraw }: Adjusting): Promise<void> {
  const name = await review.options.prompter.text({
    id: `name ${message.name}`,
    message: `Name of the ${message.kind} (of ${message.producer})`,
    initial: message.name.slice(message.producer.length + 1),
    problem: (answer) => review.problemOf(`${message.name}.name=${answer}`),
    ...review.redrawing(redraw),
  });
  await review.attempt([`${message.name}.name=${name}`]);
}

/** Keys that were seen at the calls of a message, sorted. */
function seenKeys(review: Review, { calls }: PlanMessage): readonly string[] {
  const own = review.options.analysis.calls.filter(({ id }) => calls.includes(id));
  return [...new Set(own.flatMap(({ keys }) => keys))].sort();
}

async function adjustKey({ review, planned: { message }, redraw }: Adjusting): Promise<void> {
  const seen = seenKeys(review, message);
  const hint = seen.length === 0 ? '' : `seen there: ${seen.join(', ')}; `;
  const key = await review.options.prompter.text({
    id: `key ${message.name}`,
    message: `Ordering key of ${message.name} (${hint}none for no key)`,
    initial: message.key ?? 'none',
    problem: (answer) => review.problemOf(`${message.name}.key=${answer}`),
    ...review.redrawing(redraw),
  });
  await review.attempt([`${message.name}.key=${key}`]);
}

/** Who consumes the message: the others stay synchronous. */
async function adjustConsumers({ review, planned: { message }, redraw }: Adjusting): Promise<void> {
  const chosen = await review.options.prompter.several({
    id: `consumers ${message.name}`,
    message: `Who gets ${message.name}? The others stay synchronous.`,
    options: message.consumers.map(({ service }) => ({ value: service, label: service })),
    initial: message.consumers
      .filter(({ decision }) => decision !== 'keep-sync')
      .map(({ service }) => service),
    ...review.redrawing(redraw),
  });
  const decisions = (decision: string, isWanted: (service: string) => boolean) =>
    message.consumers
      .filter(({ service }) => isWanted(service))
      .map(({ service }) => `${flowIdOf(message.name, service)}.decision=${decision}`);
  // Those that stay come first: a queue has room for one only.
  await review.attempt([
    ...decisions('keep-sync', (service) => !chosen.includes(service)),
    ...decisions('accept', (service) => chosen.includes(service)),
  ]);
}

/** The messages that this one can become part of. */
function hostsOf(review: Review, message: PlanMessage): readonly string[] {
  return review.plan.messages
    .filter((other) => other.producer === message.producer && other.name !== message.name)
    .map(({ name }) => name)
    .filter((name) => review.problemOf(`${message.name}.merge-with=${name}`) === undefined);
}

async function adjustMerging({ review, planned: { message }, redraw }: Adjusting): Promise<void> {
  const hosts = hostsOf(review, message);
  const [initial] = hosts;
  if (initial === undefined) {
    review.said = [
      `No message can take ${message.name} in: its calls would have to be made in the same function, under the same conditions, to other services.`,
    ];
    return;
  }
  const into = await review.options.prompter.select({
    id: `merge ${message.name}`,
    message: `Which message is ${message.name} to become part of?`,
    options: hosts.map((name) => ({ value: name, label: name })),
    initial,
    ...review.redrawing(redraw),
  });
  await review.attempt([`${message.name}.merge-with=${into}`]);
}

async function adjustSplitting({ review, planned, redraw }: Adjusting): Promise<void> {
  const { analysis, prompter } = review.options;
  const own = analysis.calls.find(({ id }) => planned.flow?.calls.includes(id));
  const name = await prompter.text({
    id: `split ${planned.id}`,
    message: `Name of the command to ${planned.consumer.service} alone`,
    initial: own === undefined ? '' : commandName(own, contextOf(analysis)),
    problem: (answer) => review.problemOf(`${planned.id}.split=${answer}`),
    ...review.redrawing(redraw),
  });
  await review.attempt([`${planned.id}.split=${name}`]);
}

const adjustments: Readonly<Record<Exclude<Adjustment, 'back'>, (adjusting: Adjusting) => Promise<void>>> = {
  router: adjustRouter,
  name: adjustName,
  key: adjustKey,
  consumers: adjustConsumers,
  merge: adjustMerging,
  split: adjustSplitting,
};

function choicesFor({ message, consumer }: PlannedFlow): readonly Choice<Adjustment>[] {
  const several = message.consumers.length > 1;
  return [
    { key: 'r', value: 'router', label: `Router (${routerTitles[message.router]})` },
    { key: 'n', value: 'name', label: 'Name' },
    { key: 'k', value: 'key', label: `Ordering key (${message.key ?? 'none'})` },
    ...(several
      ? ([{ key: 'c', value: 'consumers', label: 'Consumers: who gets it, who stays' }] as const)
      : []),
    { key: 'm', value: 'merge', label: 'Merge with another message' },
    ...(several
      ? ([{ key: 't', value: 'split', label: `Split: a message for ${consumer.service} alone` }] as const)
      : []),
    { key: 'b', value: 'back', label: 'Back' },
  ];
}

/** Asks what of a message is to be otherwise, and changes it. */
export async function adjust(review: Review, planned: PlannedFlow, redraw: () => void): Promise<void> {
  const others = planned.message.consumers.length > 1 ? ', for all its consumers' : '';
  const what = await review.options.prompter.choose<Adjustment>({
    id: `adjust ${planned.id}`,
    message: `Adjust ${planned.message.name}${others}:`,
    choices: choicesFor(planned),
    initial: 'router',
    ...review.redrawing(redraw),
  });
  if (what !== 'back') {
    await adjustments[what]({ review, planned, redraw });
  }
}
