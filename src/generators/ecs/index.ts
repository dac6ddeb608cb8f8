import type { Emitter } from '../emitter.js';
import { workersOf } from './worker.js';
import {
  buildScaling,
  buildService,
  buildTaskDefinition,
  workerFileNames,
  workerFiles,
} from './worker-files.js';
import { workerNotices } from './worker-notices.js';

/** The worker's program, size and environment: the input of RegisterTaskDefinition. */
export const taskDefinitions: Emitter = {
  id: 'task-definitions',
  emit: (context) =>
    workerFiles('task-definitions', workerFileNames.taskDefinition, context, (worker) =>
      buildTaskDefinition(worker, context),
    ),
  notices: (context) => workersOf(context).flatMap((worker) => workerNotices(worker, context)),
};

/** How the worker is kept running: the input of CreateService. */
export const services: Emitter = {
  id: 'services',
  emit: (context) => workerFiles('services', workerFileNames.service, context, buildService),
};

/** How many tasks the worker has: the inputs of RegisterScalableTarget and PutScalingPolicy. */
export const scaling: Emitter = {
  id: 'scaling',
  emit: (context) => workerFiles('scaling', workerFileNames.scaling, context, buildScaling),
};
