import { endpointOf, targetService } from '../context.js';
import { consumersOf } from '../messages/draft.js';
import { type Router, type RouterInput, reasonOf } from './router.js';
import { isHeavyWork, longJobMs, rareRate, rateOf } from './signs.js';

/** Why the work is long, as the end of a sentence; undefined where nothing says so. */
function longBecause({ draft, trafficOf }: RouterInput): string | undefined {
  const waits = draft.calls.find(({ timeoutMs }) => timeoutMs !== null && timeoutMs >= longJobMs);
  if (waits !== undefined) {
    return `the caller allows it ${Math.round((waits.timeoutMs ?? 0) / 60_000)} minutes`;
  }
  const p99Ms = trafficOf?.(draft.calls)?.p99Ms ?? 0;
  if (p99Ms >= longJobMs) {
    return `it was measured to take ${Math.round(p99Ms / 60_000)} minutes`;
  }
  return draft.calls.some(isHeavyWork) ? 'its name is that of a batch job' : undefined;
}

/** Why it is rare, as the end of a sentence; undefined where nothing says so. */
function rareBecause(input: RouterInput): string | undefined {
  const rate = rateOf(input);
  if (rate !== null) {
    return rate <= rareRate ? 'it was asked for less than once a minute' : undefined;
  }
  const entries = input.draft.calls.flatMap(({ entry }) => entry);
  const isTimed = entries.length > 0 && entries.every(({ kind }) => kind === 'timer');
  return isTimed ? 'only a timer asks for it' : undefined;
}

/** An event starts a task that does one job and ends. */
export const runTask = {
  id: 'eventbridge',
  rule: 'B4',
  title: 'One task for each job',
  explain:
    'Work that is rare (less than about once a minute) and long or heavy needs no worker that waits for it all day. An EventBridge rule starts one ECS task for each event, the task does the job and ends. Starting takes 20 to 60 seconds, and an account starts about 20 tasks a second, so it is nothing for frequent events. The rule target has a dead-letter queue for events that could start no task.',
  choose: (input) => {
    const [call] = input.draft.calls;
    const long = longBecause(input);
    const rare = rareBecause(input);
    if (
      call === undefined ||
      consumersOf(input.draft.calls).length !== 1 ||
      long === undefined ||
      rare === undefined
    ) {
      return undefined;
    }
    return {
      pattern: 'task-per-event',
      confidence: 'medium',
      reasons: [
        reasonOf(
          'B4',
          'One task for each job',
          `${endpointOf(call)} of ${targetService(call)} is a rare and long job: ${long}, and ${rare}.`,
          call,
        ),
      ],
      alternatives: [
        {
          router: 'sqs',
          flipsWhen: 'it comes more than about once a minute, or has to start within seconds',
        },
        { router: 'step-functions', flipsWhen: 'somebody waits for its result, or more steps follow it' },
      ],
      warnings: ['A task takes 20 to 60 seconds to start before it does any work.'],
      variant: 'task',
    };
  },
} as const satisfies Router;
