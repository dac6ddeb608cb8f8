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
  trafficFileMissing: {
    code: 'EDA6030',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ path, option }: { path: string; option: string }) =>
      `There is no file ${path}, which ${option} names.`,
    help: 'Correct the path; it is taken relative to the folder that the command runs in.',
    explain:
      'The file that --traffic, --prices or --quotas names does not exist. Several files are given with the option several times.',
  },
  trafficFileUnreadable: {
    code: 'EDA6031',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ path, reason }: { path: string; reason: string }) => `${path} cannot be read (${reason}).`,
    help: 'Give a file that you may read.',
    explain:
      'The path is a folder, or the file may not be read, or its compression is broken. Access logs are given file by file, not as a folder.',
  },
  trafficFileTooLarge: {
    code: 'EDA6032',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ path, mebibytes }: { path: string; mebibytes: number }) =>
      `${path} is larger than ${mebibytes} MiB.`,
    help: 'Give a shorter time span, or the figures in a CSV file.',
    explain:
      'A traffic file is read into memory as a whole, with gzip unpacked. An hour with the peak of the day tells what is needed; rates of a longer span are better summed up elsewhere and given as CSV.',
  },
  figuresWithoutTraffic: {
    code: 'EDA6033',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ option }: { option: string }) => `${option} does nothing without --traffic.`,
    help: 'Give the traffic too: --traffic FILE.',
    explain:
      'Prices and quotas are compared with measured traffic. Without traffic neither cost nor breaches are shown, so the option alone would silently change nothing.',
  },
  editorNeedsTerminal: {
    code: 'EDA6020',
    severity: 'error',
    exit: exitCode.inputNeeded,
    message: (_: Record<string, never>) => 'An editor cannot be opened here: --edit needs a terminal.',
    help: 'Use eda-migrate plan --set FLOW.KEY=VALUE, or edit eda-migrate.plan.json yourself; nothing was changed.',
    explain:
      'eda-migrate opens an editor only when standard input and output are a terminal, CI is not set and --no-input was not given. Whatever can be edited in the plan can be set with --set too, and every command checks the plan file when it reads it.',
  },
  editorFailed: {
    code: 'EDA6021',
    severity: 'error',
    exit: exitCode.failure,
    message: ({ editor, reason }: { editor: string; reason: string }) =>
      `The editor "${editor}" did not end well (${reason}).`,
    help: 'Set VISUAL or EDITOR to the command that opens your editor and waits, such as "code --wait"; the plan is as it was.',
    explain:
      'With --edit, plan runs the command in VISUAL, else the one in EDITOR, else vi (notepad on Windows) with a copy of the plan, and takes the copy over when the editor has ended with exit code 0 and the copy is a valid plan.',
  },
  optionOfOtherFormat: {
    code: 'EDA6022',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ option, format, having }: { option: string; format: string; having: readonly string[] }) =>
      `--${option} says nothing to the format ${format}.` +
      ` It belongs to --format ${having.join(' and --format ')}.`,
    help: 'Leave the option out, or choose a format that it belongs to.',
    explain:
      'The option --graph chooses between the services before and after the migration for the formats that draw, mermaid and dot; --rows chooses what each row of the format csv is: a call, an edge or a flow. With another format they would silently do nothing.',
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
