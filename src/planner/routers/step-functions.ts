import type { Call } from '../../model/call.js';
import type { WorkflowStep } from '../../model/flow.js';
import { compareCalls, endpointOf, functionOf, listed, targetService } from '../context.js';
import { compensationOf } from './compensation.js';
import { type Router, type RouterInput, reasonOf } from './router.js';

/** The calls of the same function that change services and whose success it waits for. */
function togetherWith(call: Call, { context, judgementOf }: RouterInput): readonly Call[] {
  const own = context.callsOfFunction.get(functionOf(call)) ?? [call];
  return own
    .filter(
      (other) =>
        other.to.kind === 'service' &&
        other.response !== 'ignored' &&
        judgementOf(other.id).verdict !== 'keep-sync',
    )
    .sort(compareCalls);
}

/** The steps that the workflow itself takes, in order; what else is told to others follows as messages. */
function stepsOf(calls: readonly Call[], { context, judgementOf }: RouterInput): readonly WorkflowStep[] {
  const each = new Map(
    calls
      .filter((call) => judgementOf(call.id).verdict === 'orchestrate')
      .map((call) => [
        `${targetService(call)} ${endpointOf(call)}`,
        {
          service: targetService(call) ?? '',
          endpoint: endpointOf(call),
          compensation: compensationOf(call, context),
          file: call.file,
          line: call.line,
        },
      ]),
  );
  return [...each.values()];
}

function becauseOf(services: readonly string[], steps: readonly WorkflowStep[]): string {
  if (services.length > 1) {
    return `${listed(services)} are changed in the same function: when a later step fails, the earlier ones have to be undone.`;
  }
  return steps.length > 1
    ? `${listed(steps.map(({ endpoint }) => endpoint))} are called by the same function: a workflow keeps their order, repeats a failed one and undoes the earlier ones.`
    : 'The answer has to come back to the caller, which a workflow waits for without holding a connection open.';
}

/** What is missing for taking steps back; what nothing comes after needs no way back. */
function missing(steps: readonly WorkflowStep[], last: Call | undefined): readonly string[] {
  const open = steps.filter(
    ({ compensation, file, line }) => compensation === null && !(file === last?.file && line === last.line),
  );
  return open.length === 0
    ? []
    : [
        `Nothing was found that takes back ${listed(open.map(({ service, endpoint }) => `${endpoint} of ${service}`))}: a workflow needs that for when a later step fails.`,
      ];
}

/** A workflow holds the state between steps, retries each, and undoes the earlier ones when a later one fails. */
export const stepFunctions = {
  id: 'step-functions',
  rule: 'B1',
  title: 'Workflow',
  explain:
    'An answer has to come back, or several steps belong together and some have to be undone when a later one fails. A state machine calls the steps in order, keeps their results, repeats what fails and runs the compensations. Its service integrations wait without holding a connection open, and every run can be looked at. A Standard workflow costs 25 USD for a million transitions; short, repeatable runs above about 100 a second are cheaper as Express ones.',
  choose: (input) => {
    const { draft } = input;
    const [call] = draft.calls;
    if (draft.verdict !== 'orchestrate' || call === undefined) {
      return undefined;
    }
    const together = togetherWith(call, input);
    const steps = stepsOf(together, input);
    const services = [...new Set(together.map(targetService).filter((name) => name !== null))];
    const isSaga = services.length > 1 || steps.length > 1;
    return {
      pattern: isSaga ? 'saga' : 'request-reply',
      confidence: 'medium',
      reasons: [reasonOf('B1', 'Workflow', becauseOf(services, steps), call)],
      alternatives: [
        {
          router: 'none',
          flipsWhen: 'the caller cannot ask for the outcome later and must know it in its reply',
        },
        {
          router: 'sqs',
          flipsWhen: `the answer of ${targetService(call)} is no longer needed, or comes back as a message of its own`,
        },
        {
          router: 'sns',
          flipsWhen:
            'the steps need no order and each service undoes its own work when it hears of a failure',
        },
      ],
      warnings: [
        'The caller answers 202 Accepted with a place to ask for the outcome, in place of the outcome itself.',
        ...missing(steps, together.at(-1)),
      ],
      variant: 'workflow',
      steps,
    };
  },
} as const satisfies Router;
