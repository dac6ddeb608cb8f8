import { generatorsInfrastructureCatalogue } from '../../model/catalogue/generators-infrastructure.js';
import { noticeOf } from '../../model/errors.js';
import type { MessageSpec } from '../../model/message-spec.js';
import type { Notice } from '../../model/notice.js';
import { objectsOf, stringOf } from '../ecs/json.js';
import { findTaskDefinition, type TaskDefinitionSource } from '../ecs/task-definition-source.js';
import { placeOf, sortedByName } from '../ecs/worker.js';
import { producerAddress, type Variable } from '../ecs/worker-environment.js';
import { producerPolicyName } from '../ecs/worker-names.js';
import type { EmitContext } from '../emitter.js';
import { switchVariable } from '../naming.js';

/** What a producer needs in a task definition that is its owner's to edit. */
export interface Producer {
  readonly service: string;
  readonly messages: readonly MessageSpec[];
  readonly addresses: readonly Variable[];
  /** One for each flow; sync where it is not set. */
  readonly switches: readonly string[];
  readonly policy: string;
  readonly source: TaskDefinitionSource | undefined;
  /** Name of the role to attach the policy to, where the task definition tells it. */
  readonly taskRole: string | undefined;
}

/** The producers of the applied messages, sorted by name. */
export function producersOf(context: EmitContext): readonly Producer[] {
  const names = [...new Set(context.messages.map(({ producer }) => producer))].sort();
  return names.map((name) => producerOf(name, context));
}

function producerOf(name: string, context: EmitContext): Producer {
  const service = context.analysis.services.find((one) => one.name === name);
  const source = service && findTaskDefinition(service, context.repository);
  const place = placeOf(service, context);
  const messages = sortedByName(context.messages.filter(({ producer }) => producer === name));
  return {
    service: name,
    messages,
    addresses: messages.map((message) => producerAddress(message, place)),
    switches: messages.flatMap((message) =>
      message.consumers.map((consumer) => switchVariable(message.name, consumer.service)).sort(),
    ),
    policy: producerPolicyName(name),
    source,
    taskRole: stringOf(source?.definition.taskRoleArn)?.split('/').at(-1),
  };
}

/** Tells which addresses a producer's own task definition does not have yet. */
export function producerNotices(context: EmitContext): readonly Notice[] {
  return producersOf(context).flatMap((producer) => {
    const known = new Set(objectsOf(producer.source?.main.environment).map(({ name }) => name));
    const variables = producer.addresses
      .filter(({ name }) => !known.has(name))
      .map(({ name, value }) => `${name}=${value}`);
    if (variables.length === 0) return [];
    const place = producer.source && { file: producer.source.file };
    const context = { service: producer.service, variables };
    return [noticeOf(generatorsInfrastructureCatalogue.producerVariables, context, place)];
  });
}
