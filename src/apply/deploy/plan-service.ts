import type { CreateServiceCommandInput, Service, UpdateServiceCommandInput } from '@aws-sdk/client-ecs';
import { type Difference, differencesOf } from './differences.js';
import { inOrder } from './normalise.js';
import type { DeploymentStep } from './plan-deployment.js';
import type { WorkerState } from './state.js';
import type { WorkerFiles } from './worker-files.js';

/** What UpdateService can change of what a worker's file says. The number of tasks belongs to the scaling policy. */
const updatable = [
  'capacityProviderStrategy',
  'deploymentConfiguration',
  'enableECSManagedTags',
  'enableExecuteCommand',
  'networkConfiguration',
  'platformVersion',
  'propagateTags',
] as const;

type Updatable = Pick<CreateServiceCommandInput, (typeof updatable)[number]>;

/**
 * Creates the service where there is none, changes it where it differs.
 *
 * @param current ARN of the revision that it should run; undefined when a new one is registered first
 */
export function planService(
  worker: WorkerFiles,
  state: WorkerState,
  current: string | undefined,
): DeploymentStep | undefined {
  const base = { worker: worker.name, subject: worker.service.serviceName ?? '' };
  if (!state.service) {
    const input = { ...worker.service, ...connectAs(state.neighbour) };
    if (current !== undefined) input.taskDefinition = current;
    return { ...base, kind: 'create-service', exists: false, differences: [], input };
  }
  const changed = changedMembers(worker.service, state.service);
  const revision = revisionDifference(state.service, current, worker.service.taskDefinition ?? '');
  const differences = [...(revision ? [revision] : []), ...changed.flatMap((member) => member.differences)];
  if (differences.length === 0) return undefined;
  const input: UpdateServiceCommandInput = {
    cluster: worker.service.cluster,
    service: worker.service.serviceName,
    taskDefinition: current ?? worker.service.taskDefinition,
    ...Object.fromEntries(changed.map(({ name }) => [name, worker.service[name]])),
  };
  return { ...base, kind: 'update-service', exists: true, differences, input };
}

interface ChangedMember {
  readonly name: keyof Updatable;
  readonly differences: readonly Difference[];
}

/** Members of the file that ECS answers otherwise. What an answer does not have cannot be compared. */
function changedMembers(wanted: CreateServiceCommandInput, actual: Service): readonly ChangedMember[] {
  return updatable
    .filter((name) => wanted[name] !== undefined && actual[name] !== undefined)
    .map((name) => ({ name, differences: memberDifferences(name, wanted[name], actual[name]) }))
    .filter(({ differences }) => differences.length > 0);
}

function memberDifferences(name: string, wanted: unknown, actual: unknown): readonly Difference[] {
  const before = inOrder({ [name]: onlyMembersOf(wanted, actual) });
  return differencesOf(before, inOrder({ [name]: wanted }));
}

/** ECS answers more than it was told (bake times, strategies …); only what the file says is compared. */
function onlyMembersOf(wanted: unknown, actual: unknown): unknown {
  if (!isObject(wanted) || !isObject(actual)) return actual;
  return Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => [name, onlyMembersOf(value, actual[name])]),
  );
}

function revisionDifference(
  actual: Service,
  current: string | undefined,
  family: string,
): Difference | undefined {
  if (current !== undefined && actual.taskDefinition === current) return undefined;
  const before = shortName(actual.taskDefinition ?? '');
  return {
    field: 'taskDefinition',
    before,
    after: current === undefined ? `the new revision of ${family}` : shortName(current),
  };
}

function shortName(arn: string): string {
  return arn.split('/').at(-1) ?? arn;
}

/** A worker reaches other services by the names that its service uses: as a client of the same namespace. */
function connectAs(
  neighbour: Service | undefined,
): Pick<CreateServiceCommandInput, 'serviceConnectConfiguration'> {
  const primary = neighbour?.deployments?.find(({ status }) => status === 'PRIMARY');
  const namespace = primary?.serviceConnectConfiguration?.enabled
    ? primary.serviceConnectConfiguration.namespace
    : undefined;
  return namespace === undefined ? {} : { serviceConnectConfiguration: { enabled: true, namespace } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
