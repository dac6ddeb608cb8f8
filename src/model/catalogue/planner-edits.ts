import { exitCode } from '../exit-code.js';
import { catalogue } from './entry.js';

function meant(near: readonly string[]): string {
  return near.length === 0 ? '' : ` The nearest: ${near.join(', ')}.`;
}

/** What the planner can say to somebody who changes the plan, and about what the team's policy allows. */
export const plannerEditsCatalogue = catalogue({
  assignmentUnreadable: {
    code: 'EDA2050',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ text }: { text: string }) => `"${text}" sets nothing: it is not of the form FLOW.KEY=VALUE.`,
    help: 'Write it as in order.OrderPlaced:loyalty.router=sns; eda-migrate plan lists the flows.',
    explain:
      'A change of the plan is written as what is changed (a flow, a message or an edge), a dot, the key (router, name, key, decision, merge-with or split), an equals sign and the value. Put quotation marks around it where your shell would read the characters itself.',
  },
  settingUnknown: {
    code: 'EDA2051',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ key, known, near }: { key: string; known: readonly string[]; near: readonly string[] }) =>
      `A flow has no ${key}; it has ${known.join(', ')}.${meant(near)}`,
    help: 'Use one of these keys behind the flow and a dot, as in order.OrderPlaced:loyalty.decision=accept.',
    explain:
      'The router is how the message is carried; name what it is called; key by what it is kept in order and a canary picks; decision accept, keep-sync, skip or undecided; merge-with makes the flow part of another message; split makes it a message of its own. Router, name and key belong to the message and so to all its consumers.',
  },
  valueUnknown: {
    code: 'EDA2052',
    severity: 'error',
    exit: exitCode.usage,
    message: ({
      key,
      value,
      known,
      near,
    }: {
      key: string;
      value: string;
      known: readonly string[];
      near: readonly string[];
    }) => `There is no ${key} ${value === '' ? '""' : value}; there are ${known.join(', ')}.${meant(near)}`,
    help: 'Use one of these values; nothing was changed.',
    explain:
      'The routers are sqs (a queue of one owner), sns (a topic with a queue for each consumer), eventbridge (a bus with rules), kinesis (a stream), step-functions (a workflow) and none. The decisions are accept, keep-sync, skip (look at it later) and undecided (as if never looked at).',
  },
  subjectUnknown: {
    code: 'EDA2053',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ subject, near }: { subject: string; near: readonly string[] }) =>
      `The plan has no flow, message or edge ${subject}.${meant(near)}`,
    help: 'eda-migrate plan lists every flow by its id; nothing was changed.',
    explain:
      'A flow is named <message>:<consumer>, as in order.OrderPlaced:loyalty; a message <producer>.<Name>; an edge <caller>:<service> stands for all flows between the two. After a message was renamed, its flows have the new name, in the same command too.',
  },
  subjectTooWide: {
    code: 'EDA2054',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ subject, what, names }: { subject: string; what: string; names: readonly string[] }) =>
      `${subject} stands for ${names.join(' and ')}, but ${what} is set for one of them at a time.`,
    help: 'Name one of them; nothing was changed.',
    explain:
      'Router, name, key and consumers belong to one message, and a split to one flow. An edge such as order:loyalty can stand for several messages, and a message for several flows; only a decision can be set for all of them at once.',
  },
  keyInvalid: {
    code: 'EDA2055',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ key, message }: { key: string; message: string }) =>
      `"${key}" is no key for ${message}: a key is a variable or a member of one, such as order.id.`,
    help: 'Name what identifies the thing concerned, as the code at the call writes it; nothing was changed.',
    explain:
      'Messages with the same key are kept in order, and a canary takes all messages of a key or none. The expression is copied to where the message is published, so it is a name, or names with dots between; calls and operators are not allowed.',
  },
  cannotMerge: {
    code: 'EDA2056',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ message, other, because }: { message: string; other: string; because: string }) =>
      `${message} cannot become part of ${other}: ${because}.`,
    help: 'Leave them apart, or make the calls in one place of the code first; nothing was changed.',
    explain:
      'A message is one occurrence: its calls are made by the same service, in the same function and under the same conditions, so that one publish can stand for all of them. Each service handles a message once, so two calls to one service need two messages.',
  },
  cannotSplit: {
    code: 'EDA2057',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ flow, because }: { flow: string; because: string }) =>
      `${flow} cannot be split off: ${because}.`,
    help: 'To call the message something else, set its name; nothing was changed.',
    explain:
      'Splitting takes one of several consumers out of a message and gives its calls a message of their own, a command. A message with one consumer is one already.',
  },
  appliedFixed: {
    code: 'EDA2058',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ message, what }: { message: string; what: string }) =>
      `${message} is applied, so its ${what} cannot be changed any more.`,
    help: 'Take the applied code back with git first (git revert), then change the plan; nothing was changed.',
    explain:
      'The code, the queues and the variables of an applied message bear its name and are made for its router, its key and its calls. Decisions can be changed still: a flow that is no longer accepted keeps its code, with its switch at sync.',
  },
  planElsewhere: {
    code: 'EDA2059',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ calls, service }: { calls: number; service: string }) =>
      `This is not the plan of this repository: there is no service ${service} here, and ${calls === 1 ? 'the call that the plan names is not' : `none of the ${calls} calls that the plan names is`} in the code.`,
    help: 'Take the right file from version control, or delete it to begin anew; nothing was changed.',
    explain:
      'A plan names the calls that its messages replace by caller, function and endpoint. Where not one of them is in the code, the plan was copied from elsewhere, another branch is checked out, or the folder is another one. Writing the plan would drop what nobody has decided about, so it is refused; reading it is not.',
  },
  policyForbidsRouter: {
    code: 'EDA2060',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ router, because }: { router: string; because: string }) =>
      `${router} cannot be used: the policy ${because}.`,
    help: 'Choose another router, or change the policy in the configuration with your team; nothing was changed.',
    explain:
      'The member "policy" of eda-migrate.config.json (or .yaml) says which routers a team uses and whether dead-letter queues are required. The planner suggests only what it allows, and no command plans anything else.',
  },
  policyForbidsName: {
    code: 'EDA2061',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ name, wanted }: { name: string; wanted: string }) =>
      `The name ${name} does not follow the policy; ${wanted} would.`,
    help: 'Use that name, or change "naming" of the policy in the configuration; nothing was changed.',
    explain:
      'The policy can ask for a word in front of every name (prefix) and for Event or Command behind it (style: kind). Proposed names follow it, and other names are refused.',
  },
  policyBroken: {
    code: 'EDA2062',
    severity: 'warning',
    message: ({ message, because }: { message: string; because: string }) =>
      `${message} is planned, but the policy ${because}.`,
    help: 'Change it with eda-migrate plan --set, or change the policy in the configuration.',
    explain:
      'The plan was made before the policy, or was edited by hand. Your decision is kept and shown; the planner suggests nothing of the kind any more.',
  },
  keyUnseen: {
    code: 'EDA2063',
    severity: 'warning',
    message: ({ key, message, seen }: { key: string; message: string; seen: readonly string[] }) =>
      `${key} is none of the keys that were seen at the calls of ${message}${seen.length === 0 ? '' : ` (${seen.join(', ')})`}.`,
    help: 'Look whether it can be named there: apply leaves a key out that it cannot find, and says so.',
    explain:
      'The analysis notes what looks like the identity of the thing concerned. Another expression may be right as well; whether it can be named at the call is known only when the code is written.',
  },
  callUnknown: {
    code: 'EDA2064',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ message, call, near }: { message: string; call: string; near: readonly string[] }) =>
      `${message} names the call ${call}, which is not in the code.${meant(near)}`,
    help: 'Write the id as eda-migrate analyze --format json has it.',
    explain:
      'A message replaces calls, and names each by its id: the caller, the function, the service and the endpoint. An id that was in the plan before may be gone from the code; one that is new has to be there.',
  },
  consumerUncalled: {
    code: 'EDA2065',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ message, consumer }: { message: string; consumer: string }) =>
      `${consumer} cannot consume ${message}: none of its calls goes to that service.`,
    help: 'Add the call to it to "calls", or take the consumer out.',
    explain:
      'A consumer takes over what one of the calls asks of its service. Further consumers, which nothing calls today, are subscribed in the infrastructure once the message is there.',
  },
});
