import { decoratorArguments } from '../clients/nest/decorator-arguments.js';
import { setting } from '../clients/shared/settings.js';
import type { Evaluator } from '../values/evaluator.js';
import { type Deferred, type MadeValue, rootFrame } from '../values/value.js';
import { consumed, published } from './channels.js';
import type { Channel, MessagingCall, Transport } from './transport.js';

/** The queue's name: of its constructor, or of the decorator that injects it. */
function queueName(evaluator: Evaluator, { arguments: values, injected }: MadeValue): Deferred | undefined {
  if (injected === undefined) return values[0];
  const [name] = decoratorArguments(injected, 'InjectQueue') ?? [];
  return name === undefined ? undefined : evaluator.defer(name, rootFrame);
}

/** `new Worker(name, handle)`, `@Processor(name)`, `@Processor({ name })` */
function ofLibrary({ evaluator, node, callee, values }: MessagingCall): readonly Channel[] {
  const name = callee.path.at(-1);
  if (name === 'Worker') return consumed(values[0]);
  if (name !== 'Processor') return [];
  return consumed(setting(evaluator, values[0], 'name', node) ?? values[0]);
}

function ofQueue({ evaluator, callee }: MessagingCall & { readonly callee: MadeValue }): readonly Channel[] {
  if (!callee.construct || callee.path.length !== 1) return [];
  const name = callee.path[0];
  if (name === 'process') return consumed(queueName(evaluator, callee));
  return published(queueName(evaluator, callee));
}

/** https://docs.bullmq.io/guide/queues, https://github.com/OptimalBits/bull, https://docs.nestjs.com/techniques/queues */
export const bull: Transport = {
  id: 'bull',
  packages: ['bull', 'bullmq', '@nestjs/bull', '@nestjs/bullmq', 'bee-queue'],
  names: ['Processor', 'Worker', 'add', 'addBulk', 'createJob', 'process'],
  channels(call) {
    const { callee } = call;
    if (callee.kind === 'library') return ofLibrary(call);
    const maker = callee.maker.path.at(-1) ?? 'Queue';
    if (maker === 'FlowProducer')
      return callee.path[0] === 'add'
        ? published(setting(call.evaluator, call.values[0], 'queueName', call.node))
        : [];
    return maker === 'Queue' || maker === 'Bull' ? ofQueue({ ...call, callee }) : [];
  },
};
