import type { Artifact } from '../../../model/artifact.js';
import type { MessageSpec } from '../../../model/message-spec.js';
import type { Emitter } from '../../emitter.js';
import { addressVariable, consumerMark, messageNames, switchVariable } from '../../naming.js';
import { flowsOf, type Participant, producersOf } from '../shared/participants.js';
import { sourceFile } from '../shared/source-file.js';
import { transports } from './transports.js';

const id = 'publishers';

/** What a producer needs to publish behind its switches: shared files, transports, and a publisher for each message. */
export const publishers: Emitter = {
  id,
  emit: async (context) =>
    (await Promise.all(producersOf(context).map((producer) => Promise.all(filesOf(producer))))).flat(),
};

function filesOf(producer: Participant): readonly Promise<Artifact>[] {
  const { style, messages } = producer;
  const routers = [...new Set(messages.map((message) => message.router))].toSorted();
  const shared = [
    ['switches', 'switches'],
    ['occurrence', 'occurrence'],
    ['timeout', 'transports/timeout'],
    ...routers.map((router) => [transports[router].file, `transports/${transports[router].file}`]),
  ];
  return [
    ...shared.map(([template, path]) =>
      sourceFile({
        template: `code/producer/${template}.ts.hbs`,
        path: `${style.eventsFolder}/${path}.ts`,
        view: {},
        style,
        origin: { emitter: id, flows: flowsOf(messages) },
      }),
    ),
    ...messages.map((message) => publisherOf(message, producer)),
  ];
}

function publisherOf(message: MessageSpec, { style }: Participant): Promise<Artifact> {
  const names = messageNames(message.name, message.version);
  return sourceFile({
    template: 'code/producer/publisher.ts.hbs',
    path: `${style.eventsFolder}/publishers/${names.file}.ts`,
    message: message.name,
    view: {
      names,
      transport: transports[message.router],
      address: addressVariable(message),
      flows: message.consumers.map(({ service, failure, mapping }) => ({
        mark: consumerMark(service),
        switch: switchVariable(message.name, service),
        failure,
        repeated: mapping.forEach !== null,
      })),
    },
    style,
    origin: { emitter: id, flows: flowsOf([message]) },
  });
}
