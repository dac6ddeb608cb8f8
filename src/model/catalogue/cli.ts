import { exitCode } from '../exit-code.js';
import { catalogue } from './entry.js';

/** What the command line itself can say to the user. */
export const cliCatalogue = catalogue({
  inputNeeded: {
    code: 'EDA6001',
    severity: 'error',
    exit: exitCode.inputNeeded,
    message: ({ question }: { question: string }) =>
      `An answer is needed (${question}), but nobody can be asked here.`,
    help: 'Pass --yes to answer yes, or run the command in a terminal.',
    explain:
      'eda-migrate asks only when standard input and output are a terminal, CI is not set and --no-input was not given. A question that nobody can answer is an error: nothing is taken for granted.',
  },
  noPlan: {
    code: 'EDA6002',
    severity: 'error',
    exit: exitCode.usage,
    message: (_: Record<string, never>) => 'There is no eda-migrate.plan.json yet, so nothing was decided.',
    help: 'Run eda-migrate analyze first: in a terminal it goes on to the review; with --yes it takes the suggestions.',
    explain:
      'Apply does what the plan file says and nothing else. The plan is written by the review that follows analyze, or by analyze --yes, and is meant to be read and committed like code.',
  },
  unknownFlow: {
    code: 'EDA6003',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ id, known }: { id: string; known: readonly string[] }) =>
      `There is no flow, edge, message or code ${id}.${known.length > 0 ? ` The nearest names: ${known.join(', ')}.` : ''}`,
    help: 'eda-migrate analyze lists every flow by its id.',
    explain:
      'A flow is one message to one consumer and is named producer.Message:consumer, as in order.OrderPlaced:loyalty. An edge such as order:loyalty stands for all flows between the two services, a message such as order.OrderPlaced for its flows to all consumers.',
  },
  planNotWritable: {
    code: 'EDA6004',
    severity: 'error',
    exit: exitCode.failure,
    message: ({ path, reason }: { path: string; reason: string }) => `${path} cannot be written (${reason}).`,
    help: 'Make the folder writable for you; decisions that were saved before are kept.',
    explain:
      'The plan is saved after every decision, by writing a new file and moving it over the old one, so it is never half written.',
  },
  internal: {
    code: 'EDA6099',
    severity: 'error',
    exit: exitCode.bug,
    message: ({ message }: { message: string }) => `eda-migrate stopped at something unforeseen: ${message}`,
    help: 'This is a bug of eda-migrate. Run again with --debug and report what it prints.',
    explain:
      'Whatever the tool expects to go wrong has a code and a sentence of its own. This one stands for everything else. Nothing is left half written.',
  },
});
