import type { MessageSpec } from '../../../model/message-spec.js';
import type { Service } from '../../../model/service.js';
import type { EmitContext } from '../../emitter.js';
import { type CodeStyle, styleOf } from '../style.js';

/** A service that has a part in applied messages, with how it writes its code. */
export interface Participant {
  readonly service: Service;
  readonly style: CodeStyle;
  /** Sorted by name. */
  readonly messages: readonly MessageSpec[];
}

/** The services that produce applied messages, sorted by name. */
export function producersOf(context: EmitContext): readonly Participant[] {
  return participants(context, (message) => [message.producer]);
}

/** The services that produce or consume applied messages, sorted by name. */
export function participantsOf(context: EmitContext): readonly Participant[] {
  return participants(context, (message) => [
    message.producer,
    ...message.consumers.map((consumer) => consumer.service),
  ]);
}

/** Ids of the flows of messages, sorted. */
export function flowsOf(messages: readonly MessageSpec[]): readonly string[] {
  return messages.flatMap((message) => message.consumers.map((consumer) => consumer.flow)).toSorted();
}

function participants(
  { analysis, repository, messages }: EmitContext,
  servicesOf: (message: MessageSpec) => readonly string[],
): readonly Participant[] {
  return analysis.services
    .map((service) => ({
      service,
      messages: messages
        .filter((message) => servicesOf(message).includes(service.name))
        .toSorted((left, right) => (left.name < right.name ? -1 : 1)),
    }))
    .filter((participant) => participant.messages.length > 0)
    .toSorted((left, right) => (left.service.name < right.service.name ? -1 : 1))
    .map((participant) => ({ ...participant, style: styleOf(participant.service, repository) }));
}
