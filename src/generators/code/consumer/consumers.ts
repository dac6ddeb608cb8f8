import type { ConsumerSpec, MessageSpec } from '../../../model/message-spec.js';
import type { EmitContext } from '../../emitter.js';
import { type Participant, participantsOf } from '../shared/participants.js';

/** A message that a service consumes, with what the plan says of this consumer. */
export interface Consumed {
  readonly message: MessageSpec;
  readonly consumer: ConsumerSpec;
}

/** A service that needs a worker, with everything that the worker handles. */
export interface Consumer extends Pick<Participant, 'service' | 'style'> {
  /** Sorted by the name of the message. */
  readonly consumed: readonly Consumed[];
  /** Ids of its flows, sorted. */
  readonly flows: readonly string[];
}

/** The services that consume applied messages, sorted by name. Only TypeScript workers are written. */
export function consumersOf(context: EmitContext): readonly Consumer[] {
  return participantsOf(context)
    .filter(({ service }) => service.language === 'typescript' && service.inRepo)
    .map(({ service, style, messages }) => {
      const consumed = messages.flatMap((message) =>
        message.consumers
          .filter((consumer) => consumer.service === service.name)
          .map((consumer) => ({ message, consumer })),
      );
      return { service, style, consumed, flows: consumed.map(({ consumer }) => consumer.flow).toSorted() };
    })
    .filter(({ consumed }) => consumed.length > 0);
}
