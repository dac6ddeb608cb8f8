import type { Artifact } from '../../../model/artifact.js';
import type { Emitter } from '../../emitter.js';
import { consumerMark, deadLetterQueueUrlVariable, messageNames, queueUrlVariable } from '../../naming.js';
import { sourceFile } from '../shared/source-file.js';
import { importSpecifier } from '../style.js';
import { type Consumed, type Consumer, consumersOf } from './consumers.js';
import { importBinding } from './handler-view.js';

const id = 'workers';

/** What every worker has, whatever it handles. */
const shared = [
  'consumer',
  'contract-check',
  'delivery',
  'errors',
  'health',
  'queue',
  'settings',
  'work-on-message',
];

/** One worker for each service that consumes messages: its own process, beside the server. */
export const workers: Emitter = {
  id,
  emit: async (context) => (await Promise.all(consumersOf(context).map(filesOf))).flat(),
};

function filesOf(consumer: Consumer): Promise<readonly Artifact[]> {
  const { style, flows, consumed } = consumer;
  const kinds = consumed.map(({ consumer: { work } }) => work);
  const names = [
    ...shared,
    ...(kinds.some((work) => work.kind === 'extracted' && work.database !== null) ? ['inbox'] : []),
    ...(kinds.some((work) => work.kind === 'relay') ? ['relay'] : []),
    'worker',
  ];
  return Promise.all(
    names.map((name) =>
      sourceFile({
        template: `code/consumer/${name}.ts.hbs`,
        path: `${style.eventsFolder}/${name}.ts`,
        view: name === 'worker' ? workerView(consumer) : {},
        style,
        origin: { emitter: id, flows },
      }),
    ),
  );
}

function workerView({ service, style, consumed }: Consumer) {
  const path = `${style.eventsFolder}/worker.ts`;
  return {
    consumer: consumerMark(service.name),
    pools: poolsOf(consumed).map(({ module, name }) => ({
      binding: importBinding(name).binding,
      name: importBinding(name).local,
      module: importSpecifier(path, module, style),
    })),
    handlers: consumed
      .map(({ message }) => {
        const { camel, file } = messageNames(message.name);
        return {
          name: `${camel}Handler`,
          file,
          queue: queueUrlVariable(message.name),
          deadLetterQueue: deadLetterQueueUrlVariable(message.name),
        };
      })
      .toSorted((left, right) => (left.file < right.file ? -1 : 1)),
  };
}

/** Each pool that carries markers, once. */
function poolsOf(
  consumed: readonly Consumed[],
): readonly { readonly module: string; readonly name: string }[] {
  const pools = consumed.flatMap(({ consumer: { work } }) =>
    work.kind === 'extracted' && work.database !== null
      ? [[`${work.database.module}\n${work.database.export}`, work.database] as const]
      : [],
  );
  return [...new Map(pools).values()].map((pool) => ({ module: pool.module, name: pool.export }));
}
