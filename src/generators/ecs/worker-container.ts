import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { render } from '../render.js';
import { isObject, type JsonObject, objectsOf, stringOf } from './json.js';
import type { Worker } from './worker.js';
import type { WorkerCommand } from './worker-command.js';
import { stopTimeoutSeconds, type WorkerFigures } from './worker-defaults.js';
import { healthFile, healthFolder, type Variable, workerVariables } from './worker-environment.js';

/** Stands where the path of the built worker cannot be told. */
export const unknownScript = '<PATH_OF_BUILT_EVENTS_WORKER>';
const unknownImage = '<IMAGE_OF_THE_SERVICE>';
export const temporaryVolume = 'worker-temporary-files';

/**
 * The service's main container as the worker runs it: the same image, environment, secrets and limits; another program,
 * no ports, a health check on the health file, its own log streams.
 */
export function workerContainer(
  worker: Worker,
  command: WorkerCommand | undefined,
  figures: WorkerFigures,
): ContainerDefinition {
  const {
    entryPoint: _entryPoint,
    command: _command,
    portMappings: _ports,
    ...kept
  } = worker.source?.main ?? {};
  const variables = workerVariables(worker, figures);
  return {
    name: stringOf(kept.name) ?? worker.name,
    image: stringOf(kept.image) ?? unknownImage,
    essential: true,
    ...(command ?? { command: ['node', unknownScript] }),
    ...withoutReplaced(kept),
    environment: mergeVariables(objectsOf(kept.environment), variables),
    ...(needsTemporaryVolume(worker) ? { mountPoints: mountsWithTemporary(kept) } : {}),
    logConfiguration: logConfiguration(worker),
    healthCheck: healthCheck(figures),
    stopTimeout: stopTimeoutSeconds(figures),
    linuxParameters: {
      ...(isObject(kept.linuxParameters) ? kept.linuxParameters : {}),
      initProcessEnabled: true,
    },
  };
}

const replaced: ReadonlySet<string> = new Set([
  'name',
  'image',
  'essential',
  'environment',
  'logConfiguration',
  'healthCheck',
  'stopTimeout',
  'linuxParameters',
]);

function withoutReplaced(container: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(container).filter(([name]) => !replaced.has(name)));
}

/** The service's own variables in their order, then the worker's; a name of ours replaces the same name there. */
function mergeVariables(own: readonly JsonObject[], ours: readonly Variable[]): Variable[] {
  const names = new Set(ours.map(({ name }) => name));
  const kept = own
    .map(({ name, value }) => ({ name: String(name ?? ''), value: String(value ?? '') }))
    .filter(({ name }) => name !== '' && !names.has(name));
  return [...kept, ...ours];
}

function logConfiguration(worker: Worker): NonNullable<ContainerDefinition['logConfiguration']> {
  const own = worker.source?.main.logConfiguration;
  const options = isObject(own) && isObject(own.options) ? (own.options as Record<string, string>) : {};
  if (worker.logGroup === undefined) {
    return own as NonNullable<ContainerDefinition['logConfiguration']>;
  }
  return {
    logDriver: 'awslogs',
    options: {
      ...options,
      'awslogs-group': worker.logGroup,
      'awslogs-region': worker.place.region,
      'awslogs-stream-prefix': 'worker',
    },
  };
}

/** Run without a shell, so that it works in images that have none. */
function healthCheck(figures: WorkerFigures): NonNullable<ContainerDefinition['healthCheck']> {
  const view = { file: healthFile, milliseconds: figures.healthFileMaximumAgeSeconds * 1000 };
  const script = render('code/infrastructure/health-check.js.hbs', view).trim();
  return { command: ['CMD', 'node', '-e', script], interval: 30, timeout: 10, retries: 3, startPeriod: 60 };
}

/** True where the health file could not be written: a read-only root file system with nothing mounted for it. */
export function needsTemporaryVolume(worker: Worker): boolean {
  const main = worker.source?.main;
  if (main?.readonlyRootFilesystem !== true) return false;
  return !objectsOf(main.mountPoints).some(({ containerPath }) => containerPath === healthFolder);
}

function mountsWithTemporary(container: JsonObject): NonNullable<ContainerDefinition['mountPoints']> {
  const mount = { sourceVolume: temporaryVolume, containerPath: healthFolder, readOnly: false };
  return [...objectsOf(container.mountPoints), mount];
}
