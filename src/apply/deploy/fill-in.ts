import { type NetworkFlags, networkOf } from './network.js';
import type { WorkerState } from './state.js';
import type { WorkerFiles } from './worker-files.js';

const clusterPlaceholder = '<DEPLOY:CLUSTER>';

/** Fills in the cluster, which a worker's files leave to the command. */
export function fillInCluster(worker: WorkerFiles, cluster: string): WorkerFiles {
  return replaceTexts(worker, (text) => text.replaceAll(clusterPlaceholder, cluster));
}

/**
 * Fills in where the worker runs.
 *
 * @throws UserError EDA5005 when nobody knows.
 */
export function fillInNetwork(
  worker: WorkerFiles,
  state: WorkerState,
  flags: NetworkFlags,
  cluster: string,
): WorkerFiles {
  const running = { worker: state.service, neighbour: state.neighbour };
  const awsvpcConfiguration = networkOf(worker.service, flags, running, cluster);
  return { ...worker, service: { ...worker.service, networkConfiguration: { awsvpcConfiguration } } };
}

function replaceTexts<Value>(value: Value, replace: (text: string) => string): Value {
  return JSON.parse(JSON.stringify(value), (_, member: unknown) =>
    typeof member === 'string' ? replace(member) : member,
  ) as Value;
}
