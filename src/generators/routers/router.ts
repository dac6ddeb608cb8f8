import type { MessageSpec } from '../../model/message-spec.js';
import type { Output, PolicyStatement, Resources } from '../iac/template.js';

/** The queue of one consumer, as the router sees it: logical ids in the template. */
export interface ConsumerQueue {
  /** Name of the queue, from which logical ids are made. */
  readonly name: string;
  readonly consumer: string;
  readonly queueId: string;
  readonly queuePolicyId: string;
  readonly deadLetterQueueId: string;
  readonly deadLetterQueuePolicyId: string;
}

/** What a message needs between its producer and the queues of its consumers. */
export interface RouterParts {
  readonly resources: Resources;
  /** What the queue policies of every consumer must allow beside TLS. */
  readonly queueStatements: (queue: ConsumerQueue) => readonly PolicyStatement[];
  readonly deadLetterQueueStatements: (queue: ConsumerQueue) => readonly PolicyStatement[];
  /** What the producer may do. */
  readonly producerStatement: PolicyStatement;
  /** The address for the producer's environment. */
  readonly address: Output;
}

/** The infrastructure of one router. Adding one is a file and a line in `index.ts`. */
export interface RouterInfrastructure {
  readonly id: MessageSpec['router'];
  readonly parts: (message: MessageSpec, queues: readonly ConsumerQueue[]) => RouterParts;
}
