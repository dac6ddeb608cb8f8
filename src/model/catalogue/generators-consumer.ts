import { catalogue } from './entry.js';

interface Consumed {
  readonly service: string;
  /** `POST /points` */
  readonly request: string;
}

interface Guarded extends Consumed {
  readonly guards: readonly string[];
}

/** What the consumer side of the generators can say to the user. */
export const generatorsConsumerCatalogue = catalogue({
  relay: {
    code: 'EDA3101',
    severity: 'info',
    message: ({ service, request, because }: Consumed & { because: string }) =>
      `The worker of ${service} will repeat ${request} over HTTP instead of calling its code. ${because}`,
    help: 'Nothing has to be done; the server must stay up. To spare the request, let the handler call a plain function.',
    explain:
      'A worker calls the same function as the route where the code allows it: the handler reads nothing but the body ' +
      'and the path, and answers once at the end. Here it does not, so the worker takes the message from the queue and ' +
      'sends the same HTTP request to the service, with the id of the message as Idempotency-Key. The producer no longer ' +
      'waits, and a failure is tried again, but the server has to be running and does the work. A repetition of the ' +
      'message repeats the request: the route should recognise the key or be harmless when repeated.',
  },
  relayGuards: {
    code: 'EDA3102',
    severity: 'warning',
    message: ({ service, request, guards }: Guarded) =>
      `${request} of ${service} runs behind ${guards.join(', ')}, and the worker sends no credentials of the user's.`,
    help: 'Make sure that these let a request from inside through, or keep the flow synchronous.',
    explain:
      'No credential travels in a message, so the request that the worker repeats carries none. If a guard answers 401 ' +
      'or 403, the worker stops polling and its health check fails; the messages stay in the queue. Give the worker an ' +
      'identity that the guard accepts, exempt requests from inside the network, or keep the flow synchronous.',
  },
  guardsNotRun: {
    code: 'EDA3103',
    severity: 'warning',
    message: ({ service, request, guards }: Guarded) =>
      `The worker of ${service} does what ${request} does without ${guards.join(', ')}, which only run for requests.`,
    help: 'Make sure that the producer checks the same before it sends the message.',
    explain:
      'Middleware and guards belong to the HTTP server: they see headers, cookies and sessions, which a message does not ' +
      'have. The worker calls the function behind them. Whoever may send the message may cause the effect, so the check ' +
      'has to be made by the producer, or moved into the function that both call.',
  },
  schemaNotRun: {
    code: 'EDA3104',
    severity: 'warning',
    message: ({ service, request, schema }: Consumed & { schema: string }) =>
      `${request} of ${service} is checked against ${schema} by the server; the worker checks the message's contract instead.`,
    help: 'If the schema adds defaults, converts values or forbids more than types, check the same inside the function.',
    explain:
      'A schema that the framework applies runs before the handler and only for requests. The worker checks that the ' +
      'message has the fields of its contract with the right types. Defaults, conversions, formats and ranges of the ' +
      'schema are not part of that. Calling the schema inside the function that route and worker share makes both strict.',
  },
  atLeastOnce: {
    code: 'EDA3105',
    severity: 'warning',
    message: ({ service, request }: Consumed) =>
      `The worker of ${service} may do what ${request} does more than once for the same message, though rarely.`,
    help: 'Make the effect harmless when repeated, for example by a key that is made from what the message carries.',
    explain:
      'SQS delivers a message at least once, and a worker that is killed after the effect and before the acknowledgement ' +
      'sees the message again. Exactly one effect is only certain where a marker and the effect commit in one database ' +
      'transaction; that needs a pg pool that is handed to the function as a parameter which also takes a client. Here ' +
      'the effect is stored elsewhere. Derive the id of what is created from the message, or check whether it is there.',
  },
  besideTransaction: {
    code: 'EDA3106',
    severity: 'warning',
    message: ({ service, request, beside }: Consumed & { beside: readonly string[] }) =>
      `The worker of ${service} writes to its database once for each message, but ${beside.join(', ')} of ${request} may run again.`,
    help: 'Make sure that it is harmless when repeated, or move it into a message of its own.',
    explain:
      'The marker that a message was handled commits in the same transaction as the writes to the database. What the ' +
      'function awaits besides is not part of that transaction: when the transaction fails, or the worker is killed ' +
      'before it commits, the message is worked on again and these calls are made again. Reads do not matter; a mail or ' +
      'a request that changes something does.',
  },
});
