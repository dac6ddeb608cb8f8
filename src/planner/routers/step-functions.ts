import { compareCalls, listed, targetService } from '../context.js';
import type { Router, RouterInput } from './router.js';

/** The services that calls of the same function change and whose success it waits for: the steps of a workflow. */
function stepsOf({ draft, context, judgementOf }: RouterInput): readonly string[] {
  const [call] = draft.calls;
  if (call === undefined) {
    return [];
  }
  const together = context.analysis.calls.filter(
    (other) =>
      other.from === call.from &&
      other.file === call.file &&
      other.function === call.function &&
      other.to.kind === 'service' &&
      other.response !== 'ignored' &&
      judgementOf(other.id).verdict !== 'keep-sync',
  );
  return [
    ...new Set(
      together
        .sort(compareCalls)
        .map(targetService)
        .filter((name) => name !== null),
    ),
  ];
}

/** A workflow holds the state between steps, retries each, and undoes the earlier ones when a later one fails. */
export const stepFunctions = {
  id: 'step-functions',
  title: 'Step Functions',
  choose: (input) => {
    const { draft } = input;
    const [call] = draft.calls;
    if (draft.verdict !== 'orchestrate' || call === undefined) {
      return undefined;
    }
    const steps = stepsOf(input);
    const isSaga = steps.length > 1;
    const because = isSaga
      ? `${listed(steps)} are changed in the same function: when a later step fails, the earlier ones have to be undone.`
      : 'The answer has to come back to the caller, which a workflow waits for without holding a connection open.';
    return {
      pattern: isSaga ? 'saga' : 'request-reply',
      confidence: 'medium',
      reasons: [{ rule: 'B1', title: 'Workflow', text: because, file: call.file, line: call.line }],
      alternatives: [
        {
          router: 'none',
          flipsWhen: 'the caller cannot ask for the outcome later and must know it in its reply',
        },
        {
          router: 'sqs',
          flipsWhen: `the answer of ${targetService(call)} is no longer needed, or comes back as a message of its own`,
        },
      ],
      warnings: [
        'The caller answers 202 Accepted with a place to ask for the outcome, in place of the outcome itself.',
      ],
    };
  },
} as const satisfies Router;
