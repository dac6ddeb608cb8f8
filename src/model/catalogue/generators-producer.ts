import { exitCode } from '../exit-code.js';
import { catalogue } from './entry.js';

/** What the producer side of the generators can say to the user. */
export const generatorsProducerCatalogue = catalogue({
  nameCollision: {
    code: 'EDA3001',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ name, first, second }: { name: string; first: string; second: string }) =>
      `"${name}" would name both ${first} and ${second}.`,
    help: 'Rename one of the messages in eda-migrate.plan.json, or keep one of the flows synchronous.',
    explain:
      'Environment variables, files, queues and topics are named after the message and its consumer, with everything ' +
      'but letters and digits replaced. Two of the accepted flows arrive at the same name, and one would overwrite the ' +
      'other. Nothing was generated. Give one of the messages another name in eda-migrate.plan.json: the part after ' +
      'the dot is free to choose.',
  },
  routerNotGenerated: {
    code: 'EDA3002',
    severity: 'warning',
    message: ({ message, router }: { message: string; router: string }) =>
      `${message} is planned for the router ${router}, for which no code is generated yet. Nothing was changed for it.`,
    help: 'The flow stays synchronous for now; the plan keeps your decision.',
    explain:
      'Code and infrastructure are generated for the routers "sqs" (one consumer) and "sns" (a topic with a queue for ' +
      'each consumer). Flows with another router stay in the plan and keep calling by HTTP. Nothing is half written: ' +
      'neither the producer nor a consumer of the message is touched.',
  },
  queueWithSeveralConsumers: {
    code: 'EDA3003',
    severity: 'warning',
    message: ({ message, consumers }: { message: string; consumers: readonly string[] }) =>
      `${message} is planned for the router sqs, but has several accepted consumers: ${consumers.join(', ')}.`,
    help: 'Choose "sns" for the message in eda-migrate.plan.json: each consumer then gets a queue of its own.',
    explain:
      'A queue delivers each message to one reader. Two services that read one queue would each get a part of the ' +
      'messages. The router "sns" publishes once to a topic, and each consumer has its own queue on it.',
  },
  serviceNotTypeScript: {
    code: 'EDA3004',
    severity: 'warning',
    message: ({ flow, service, why }: { flow: string; service: string; why: string }) =>
      `Nothing was generated for ${flow}, because ${service} ${why}.`,
    help: 'The flow stays synchronous. Other consumers of the message are not affected.',
    explain:
      'Producers and workers are generated for TypeScript services whose code is in the repository. A service in ' +
      'JavaScript or another language, or one that only an address names, keeps being called by HTTP.',
  },
  routeUnknown: {
    code: 'EDA3005',
    severity: 'warning',
    message: ({ flow, service }: { flow: string; service: string }) =>
      `Nothing was generated for ${flow}, because the route of ${service} that the call reaches was not found.`,
    help: 'Set "route" of the consumer in eda-migrate.plan.json to the id of a route that "analyze" lists.',
    explain:
      'A worker does what the route does, so the route has to be known. It is not where the path of the call cannot be ' +
      'told, where no route of the service matches it, or where the service registers its routes in a way that the ' +
      'analysis cannot follow. "eda-migrate analyze --format json" lists the routes of each service with their ids.',
  },
  consumerJoinsLater: {
    code: 'EDA3006',
    severity: 'warning',
    message: ({ flow, message }: { flow: string; message: string }) =>
      `${flow} was accepted, but ${message} is applied already and its call site is changed: the consumer was not added.`,
    help: 'Take the applied code of the message back with git (its changes in .eda-migrate/lock.json too) and apply it again with all of its consumers. Until then the call stays as it is.',
    explain:
      'The call site of an applied message was rewritten when it was applied, and a further consumer is not added to ' +
      'it yet: the call to it stays a request. To have it, take the message back with git, together with its entries in ' +
      '.eda-migrate/lock.json, and apply it once more with all of its consumers accepted.',
  },
  callLeftAlone: {
    code: 'EDA3007',
    severity: 'warning',
    message: ({ flow, reason, hint }: { flow: string; reason: string; hint: string }) =>
      `The call of ${flow} was left as it is. ${reason} ${hint}`,
    help: 'Change the code as the message says and apply again; until then the flow stays synchronous.',
    explain:
      'A call is put behind a switch only where it can be seen that nothing else changes: its answer is dropped, what ' +
      'it sends can be worked out again after the last call of the message, all calls of the message run under the ' +
      'same conditions, and none of them is inside a transaction or a retried function. Where one of these cannot be ' +
      'seen, the call is left alone rather than guessed about.',
  },
  noIdempotencyKey: {
    code: 'EDA3008',
    severity: 'info',
    message: ({ flow, callee }: { flow: string; callee: string }) =>
      `The HTTP request of ${flow} carries no idempotency key, because "${callee}" shows no place for headers.`,
    help: 'Add a "headers" parameter to the function, or pass the headers of the occurrence yourself.',
    explain:
      'The message and the HTTP request of one occurrence carry the same id, as CloudEvents id and as Idempotency-Key, ' +
      'so that the consumer can tell that it has had the work before. The header is added where the call takes headers ' +
      'in a way that is known: the options of axios, fetch and got, or a parameter "headers" of a function of yours. ' +
      'Without it everything works, but a request that is repeated by hand cannot be recognised.',
  },
  headersNotCarried: {
    code: 'EDA3009',
    severity: 'warning',
    message: ({ flow, headers }: { flow: string; headers: readonly string[] }) =>
      `The HTTP request of ${flow} sends headers that a message does not carry: ${headers.join(', ')}.`,
    help: 'Make sure that the consumer can do its work without them before the switch is turned to "event".',
    explain:
      'No credential travels in a message, and other headers are not part of the contract. If the route reads one of ' +
      'these headers, put the value into the body. If it checks a credential, decide whether a message from your own ' +
      'queue needs that check.',
  },
  packagesAdded: {
    code: 'EDA3010',
    severity: 'info',
    message: ({ packages, files, command, folder }: PackagesAdded) =>
      `${files.join(', ')} ${files.length === 1 ? 'asks' : 'ask'} for new packages (${packages.join(', ')}). ` +
      `Run "${command}" in ${folder === '.' ? 'the root of the repository' : folder} to install and lock them.`,
    help: 'Commit the changed lock file together with the generated code.',
    explain:
      'Generated code uses AWS SDK clients, which are added to the dependencies of the service that imports them. Lock ' +
      'files are not edited by hand: the package manager of the repository has to be run once.',
  },
  appliedNextTime: {
    code: 'EDA3011',
    severity: 'warning',
    message: ({ message, other }: { message: string; other: string }) =>
      `${message} changes the same lines as ${other}, and was left for the next run.`,
    help: 'Run "eda-migrate apply" again once this change is written.',
    explain:
      'Two changes of one place are not merged. The first was made; the second needs an analysis of the changed file, ' +
      'which the next run makes.',
  },
  wouldNotCompile: {
    code: 'EDA3012',
    severity: 'warning',
    message: ({ message, error }: { message: string; error: string }) =>
      `The call site of ${message} was left as it is: with its calls behind switches, TypeScript would say "${error}".`,
    help: 'Assign what the calls send to constants before the first of them, and apply again.',
    explain:
      'The values that a message carries are worked out in a function that runs after the last call. TypeScript forgets ' +
      'there what was checked about members and reassigned variables before ("order.customer" is there). A constant ' +
      'that is assigned after the check keeps its type: const { customer } = order.',
  },
});

interface PackagesAdded {
  readonly packages: readonly string[];
  readonly files: readonly string[];
  readonly command: string;
  readonly folder: string;
}
