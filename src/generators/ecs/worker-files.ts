import type { Artifact } from '../../model/artifact.js';
import { styleOf } from '../code/style.js';
import type { EmitContext } from '../emitter.js';
import { stableJson } from '../iac/stable-json.js';
import { parseJson } from './json.js';
import { keepFilledIn } from './placeholders.js';
import { startOf } from './service-start.js';
import { type Worker, workersOf } from './worker.js';
import { deriveWorkerCommand, type WorkerCommand } from './worker-command.js';
import { workerDefaults } from './worker-defaults.js';
import { workerScaling } from './worker-scaling.js';
import { workerService } from './worker-service.js';
import { workerTaskDefinition } from './worker-task-definition.js';

export const workerFileNames = {
  taskDefinition: 'task-definition.json',
  service: 'service.json',
  scaling: 'scaling.json',
} as const;

/** One JSON file for each worker; what the user filled in stays. */
export function workerFiles(
  emitter: string,
  fileName: string,
  context: EmitContext,
  build: (worker: Worker) => unknown,
): readonly Artifact[] {
  return workersOf(context).map((worker) => {
    const path = `${worker.folder}/${fileName}`;
    const existing = parseJson(context.repository.readText(path));
    const content = stableJson(keepFilledIn(build(worker), existing));
    return { kind: 'file', path, content, origin: { emitter, flows: flowsOfWorker(worker) } };
  });
}

/** The text of a worker's task definition file, as it is written. */
export function taskDefinitionFile(worker: Worker, context: EmitContext): string {
  const existing = parseJson(
    context.repository.readText(`${worker.folder}/${workerFileNames.taskDefinition}`),
  );
  return stableJson(keepFilledIn(buildTaskDefinition(worker, context), existing));
}

export function buildTaskDefinition(worker: Worker, context: EmitContext): unknown {
  return workerTaskDefinition(worker, workerCommandOf(worker, context), workerDefaults);
}

export function buildService(worker: Worker): unknown {
  return workerService(worker, workerDefaults);
}

export function buildScaling(worker: Worker): unknown {
  return workerScaling(worker, workerDefaults);
}

function workerCommandOf({ service, source }: Worker, context: EmitContext): WorkerCommand | undefined {
  const start = startOf(service, context.repository, source);
  return start && deriveWorkerCommand(start, service, eventsFolderName(service, context));
}

/** `events`, or what the code generators use where the service has a folder of that name. */
function eventsFolderName(service: Worker['service'], context: EmitContext): string {
  return styleOf(service, context.repository).eventsFolder.split('/').at(-1) ?? 'events';
}

function flowsOfWorker(worker: Worker): readonly string[] {
  return worker.queues
    .flatMap(({ message }) => message.consumers)
    .filter(({ service }) => service === worker.service.name)
    .map(({ flow }) => flow)
    .sort();
}
