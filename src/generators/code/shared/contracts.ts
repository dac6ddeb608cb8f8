import type { Artifact } from '../../../model/artifact.js';
import type { MessageSpec } from '../../../model/message-spec.js';
import type { Emitter } from '../../emitter.js';
import { messageNames } from '../../naming.js';
import { formatJson } from '../style.js';
import { flowsOf, type Participant, participantsOf } from './participants.js';
import { sourceFile } from './source-file.js';

const id = 'contracts';

/** The contract of each message, and the envelope it travels in, as a copy of each service that sends or takes it. */
export const contracts: Emitter = {
  id,
  emit: async (context) => (await Promise.all(participantsOf(context).map(filesOf))).flat(),
};

async function filesOf(participant: Participant): Promise<readonly Artifact[]> {
  const { style, messages } = participant;
  const origin = { emitter: id, flows: flowsOf(messages) };
  const shared = ['envelope', 'digest', 'log'].map((name) =>
    sourceFile({
      template: `code/shared/${name}.ts.hbs`,
      path: `${style.eventsFolder}/${name}.ts`,
      view: {},
      style,
      origin,
    }),
  );
  return (
    await Promise.all([...shared, ...messages.map((message) => contractOf(message, participant))])
  ).flat();
}

async function contractOf(message: MessageSpec, { style }: Participant): Promise<readonly Artifact[]> {
  const names = messageNames(message.name, message.version);
  const path = `${style.eventsFolder}/contracts/${names.file}`;
  const origin = { emitter: id, flows: flowsOf([message]) };
  const source = await sourceFile({
    template: 'code/shared/contract.ts.hbs',
    path: `${path}.ts`,
    message: message.name,
    view: { names, kind: message.kind, producer: message.producer, fields: message.fields },
    style,
    origin,
  });
  const schema = await formatJson(schemaOf(message), style);
  return [source, { kind: 'file', path: `${path}.schema.json`, content: schema, origin }];
}

/** JSON Schema (draft 2020-12) of a message's data. Members that it does not know are allowed: contracts grow. */
function schemaOf(message: MessageSpec): Readonly<Record<string, unknown>> {
  const names = messageNames(message.name, message.version);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: names.pascal,
    description: `Data of ${names.type}, sent by ${message.producer}.`,
    type: 'object',
    properties: Object.fromEntries(message.fields.map((field) => [field.name, field.schema])),
    required: message.fields.filter((field) => !field.optional).map((field) => field.name),
  };
}
