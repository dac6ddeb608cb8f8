import { exitCode } from '../exit-code.js';
import { catalogue } from './entry.js';

const callsAre = (count: number) => (count === 1 ? '1 call is' : `${count} calls are`);

/** What the planner can say to the user. */
export const plannerCatalogue = catalogue({
  planUnreadable: {
    code: 'EDA2001',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ problem }: { problem: string }) => `The plan is not valid JSON: ${problem}.`,
    help: 'Correct that line, or take the file back from version control; nothing was changed.',
    explain:
      'The plan file keeps your decisions as JSON. It could not be read, so nothing was done: going on without it would lose what you decided. The line is where the reading stopped; the mistake is there or just before it (a missing comma, bracket or quotation mark, a comment, a merge conflict marker).',
  },
  planInvalid: {
    code: 'EDA2002',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ where, problem }: { where: string; problem: string }) => `In the plan, ${where} ${problem}.`,
    help: 'Correct that value, or take the file back from version control; nothing was changed.',
    explain:
      'The plan file is JSON, but one of its values is not what a plan may hold: a misspelt member, a decision or router that does not exist, a missing list. The first such value is named with its line. Decisions are undecided, accepted, keep-sync and skipped; routers are sqs, sns, eventbridge, kinesis, step-functions and none.',
  },
  planTooNew: {
    code: 'EDA2003',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ found, known }: { found: number; known: number }) =>
      `The plan was written by a newer eda-migrate: its schemaVersion is ${found}, and this version reads up to ${known}.`,
    help: 'Update eda-migrate (npm install eda-migrate@latest) and run the command again; nothing was changed.',
    explain:
      'Each version of the plan format has a number, and a newer format may hold decisions that this version would lose by writing the file again. It therefore refuses to read it. Use the version that your colleagues use, or a later one.',
  },
  planContradicts: {
    code: 'EDA2004',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ problem }: { problem: string }) => `The plan contradicts itself: ${problem}.`,
    help: 'Correct the plan file there; nothing was changed.',
    explain:
      'Every value of the plan file is allowed by itself, but two of them exclude each other: two messages of one name, a call that belongs to two messages, a consumer named twice, a message named after another producer, a queue with several accepted consumers, or an accepted flow without a router. Such a plan has no single meaning, so nothing was done.',
  },
  flowUnknown: {
    code: 'EDA2010',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ flow, known }: { flow: string; known: readonly string[] }) =>
      `The plan has no flow ${flow}. ${known.length === 0 ? 'It has no flows at all.' : `It has ${known.join(', ')}.`}`,
    help: 'Name a flow as <message>:<consumer>, the way the table of flows shows it.',
    explain:
      'A flow is one message to one consumer and is named <message>:<consumer>, as in order.OrderPlaced:loyalty. The name that was given fits none in the plan. After a message was renamed its flows have the new name.',
  },
  messageUnknown: {
    code: 'EDA2011',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ message, known }: { message: string; known: readonly string[] }) =>
      `The plan has no message ${message}. ${known.length === 0 ? 'It has no messages at all.' : `It has ${known.join(', ')}.`}`,
    help: 'Name a message as <producer>.<Name>, the way the table of flows shows it.',
    explain:
      'A message is named <producer>.<Name>, as in order.OrderPlaced. The name that was given fits none in the plan. A message has one name at a time: after renaming it, the old one is gone.',
  },
  queueHasOneOwner: {
    code: 'EDA2012',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ message, consumers }: { message: string; consumers: readonly string[] }) =>
      `${message} cannot go through SQS alone: ${consumers.join(' and ')} are to consume it, and a queue gives each message to one of its readers only.`,
    help: 'Choose sns (a topic with a queue for each consumer), or keep all but one of the flows synchronous.',
    explain:
      'Readers of one queue share its messages: each message goes to one of them. Several services that must all hear of the same thing need a router in front that copies the message into a queue for each: SNS, or EventBridge.',
  },
  routerMissing: {
    code: 'EDA2013',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ flow }: { flow: string }) => `${flow} cannot be accepted yet: its message has no router.`,
    help: 'Choose a router for the message first, or keep the flow synchronous.',
    explain:
      'An accepted flow is carried by a router (sqs, sns, eventbridge, kinesis or step-functions). For this message none was suggested, since the call had better stay or something has to change first; the reasons are with the flow. You may choose one all the same.',
  },
  nameInvalid: {
    code: 'EDA2014',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ name, producer }: { name: string; producer: string }) =>
      `"${name}" is no name for a message of ${producer}.`,
    help: 'Use letters and digits with a capital in front: OrderPlaced for an event, SendNotification for a command.',
    explain:
      'Types, files, queues and environment variables are named after the message, so its name has letters and digits only and begins with a capital letter. The producer in front of the dot cannot be changed: it is the service that makes the calls. Name events in the past tense and commands in the imperative.',
  },
  nameTaken: {
    code: 'EDA2015',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ name, other }: { name: string; other: string }) =>
      `${name} cannot be used: ${other} has that name already in a service that both touch.`,
    help: 'Choose a name that tells the two apart.',
    explain:
      'Files, queues and environment variables are named after the message without its producer. Two messages of one name in the same service, as producer or as consumer, would write over each other, whatever the case of their letters.',
  },
  messageStale: {
    code: 'EDA2020',
    severity: 'warning',
    message: ({ message }: { message: string }) =>
      `The plan has decisions about ${message}, but none of its calls is in the code any more. They are kept.`,
    help: 'Remove the message from the plan file if the calls are gone for good.',
    explain:
      'Decisions are tied to calls by the calling function and the endpoint. All calls of this message have disappeared: they were deleted, moved to another function, or could not be followed this time. Your decisions are never deleted for you, and they apply again when the calls come back.',
  },
  flowStale: {
    code: 'EDA2021',
    severity: 'warning',
    message: ({ flow }: { flow: string }) =>
      `The plan has a decision about ${flow}, but that call is not in the code any more. It is kept.`,
    help: 'Remove the consumer from the message in the plan file if the call is gone for good.',
    explain:
      'Other calls of the message are still there, but none to this consumer: it was deleted, moved to another function, or could not be followed this time. Your decision is never deleted for you, and it applies again when the call comes back.',
  },
  messageDropped: {
    code: 'EDA2022',
    severity: 'info',
    message: ({ message, calls }: { message: string; calls: number }) =>
      `${message} left the plan: nothing was decided about it, and ${callsAre(calls)} no longer in the code.`,
    help: 'There is nothing to do.',
    explain:
      'A message that nobody decided about and whose calls have disappeared has nothing to keep. It comes back as a new suggestion when the calls do.',
  },
  decisionDoubtful: {
    code: 'EDA2023',
    severity: 'warning',
    message: ({ flow, because }: { flow: string; because: string }) =>
      `${flow} is accepted, but by now the rules would keep it synchronous: ${because}`,
    help: 'Look at the call again; keep the flow synchronous if its answer is needed.',
    explain:
      'The decision stands, since it is yours. The analysis of the present code suggests otherwise, for instance because the answer of the call is used now. Applying the flow as it is would take that answer away.',
  },
  appliedRenamed: {
    code: 'EDA2024',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ message, applied }: { message: string; applied: string }) =>
      `${message} was applied as ${applied}: an applied message keeps its name.`,
    help: 'Give it that name in the plan file again; or take the applied code back with git first. Nothing was written.',
    explain:
      'The code, the queues and the variables of an applied message bear its name, and its call site is behind its switch. Applying it under another name would put a second switch inside the first. Choose names before the first apply; to change one later, take the applied code back (git revert) and apply anew.',
  },
  appliedKept: {
    code: 'EDA2025',
    severity: 'warning',
    message: ({ flow, decision }: { flow: string; decision: string }) =>
      `${flow} is applied, but in the plan it is ${decision}. Its code stays where it is.`,
    help: 'Leave its switch at sync, or take its code back with git.',
    explain:
      'Apply adds what the accepted flows need and never takes applied code away. With its switch at sync the flow behaves as before it was applied. To get rid of the code, revert the commit that brought it; .eda-migrate/lock.json has to go back with it.',
  },
  appliedOtherwise: {
    code: 'EDA2026',
    severity: 'warning',
    message: ({ message, applied, planned }: { message: string; applied: string; planned: string }) =>
      `${message} is applied with the router ${applied}; the plan says ${planned} by now. It stays as applied.`,
    help: 'Give it that router in the plan file again; or take the applied code back with git, then apply anew.',
    explain:
      'The router decides what the producer sends to and which queues and topics there are. It is not exchanged under a message that may be in use already. Take the applied code back (git revert), change the router, and apply anew.',
  },
  flowsNew: {
    code: 'EDA2027',
    severity: 'info',
    message: ({ flows }: { flows: readonly string[] }) =>
      `New since the plan was saved: ${flows.slice(0, 8).join(', ')}${flows.length > 8 ? ` and ${flows.length - 8} more` : ''}.`,
    help: 'In a terminal, eda-migrate analyze asks about each; eda-migrate plan --set decides without asking.',
    explain:
      'These calls were not in the code, or could not be followed, when the plan was last saved. They came into the plan undecided; everything that was decided before is as it was. A new call that belongs to an occurrence of a planned event joins that event as a further consumer.',
  },
});
