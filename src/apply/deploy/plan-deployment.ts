import type {
  PutScalingPolicyCommandInput,
  RegisterScalableTargetCommandInput,
} from '@aws-sdk/client-application-auto-scaling';
import type {
  CreateServiceCommandInput,
  RegisterTaskDefinitionCommandInput,
  UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { type Difference, differencesOf } from './differences.js';
import { normalise, normaliseTaskDefinition } from './normalise.js';
import { planService } from './plan-service.js';
import type { WorkerState } from './state.js';
import type { WorkerFiles } from './worker-files.js';

interface StepBase {
  readonly worker: string;
  /** Name of what is made or changed. */
  readonly subject: string;
  /** False where AWS has nothing of that name yet; then there are no differences. */
  readonly exists: boolean;
  readonly differences: readonly Difference[];
}

/** One request to AWS, and why it is needed. */
export type DeploymentStep = StepBase &
  (
    | { readonly kind: 'register-task-definition'; readonly input: RegisterTaskDefinitionCommandInput }
    | { readonly kind: 'create-service'; readonly input: CreateServiceCommandInput }
    | { readonly kind: 'update-service'; readonly input: UpdateServiceCommandInput }
    | { readonly kind: 'register-scalable-target'; readonly input: RegisterScalableTargetCommandInput }
    | { readonly kind: 'put-scaling-policy'; readonly input: PutScalingPolicyCommandInput }
  );

/**
 * What has to be done so that AWS has what the files say: nothing where it has it already. In the order in which it is
 * done; a service step that names a family gets the revision that was registered before it.
 *
 * @param states what AWS has, in the order of `workers`, whose placeholders are filled in
 */
export function planDeployment(
  workers: readonly WorkerFiles[],
  states: readonly WorkerState[],
): readonly DeploymentStep[] {
  return workers.flatMap((worker, index) => {
    const state = states[index];
    return state ? planWorker(worker, state) : [];
  });
}

function planWorker(worker: WorkerFiles, state: WorkerState): readonly DeploymentStep[] {
  const registration = planTaskDefinition(worker, state);
  const current = registration ? undefined : state.taskDefinition?.taskDefinitionArn;
  return [
    registration,
    planService(worker, state, current),
    planScalableTarget(worker, state),
    ...worker.scalingPolicies.map((policy) => planScalingPolicy(worker, policy, state)),
  ].filter((step) => step !== undefined);
}

function planTaskDefinition(worker: WorkerFiles, state: WorkerState): DeploymentStep | undefined {
  const input = worker.taskDefinition;
  const exists = state.taskDefinition !== undefined;
  const differences = state.taskDefinition
    ? differencesOf(normaliseTaskDefinition(state.taskDefinition), normaliseTaskDefinition(input))
    : [];
  if (exists && differences.length === 0) return undefined;
  const subject = input.family ?? '';
  return { kind: 'register-task-definition', worker: worker.name, subject, exists, differences, input };
}

function planScalableTarget(worker: WorkerFiles, state: WorkerState): DeploymentStep | undefined {
  const input = worker.scalableTarget;
  const { scalableTarget } = state;
  const exists = scalableTarget !== undefined;
  const limits = { MinCapacity: input.MinCapacity, MaxCapacity: input.MaxCapacity };
  const differences = scalableTarget
    ? differencesOf(
        { MinCapacity: scalableTarget.MinCapacity, MaxCapacity: scalableTarget.MaxCapacity },
        limits,
      )
    : [];
  if (exists && differences.length === 0) return undefined;
  const subject = worker.service.serviceName ?? '';
  return { kind: 'register-scalable-target', worker: worker.name, subject, exists, differences, input };
}

function planScalingPolicy(
  worker: WorkerFiles,
  input: PutScalingPolicyCommandInput,
  state: WorkerState,
): DeploymentStep | undefined {
  const actual = state.scalingPolicies.find(({ PolicyName }) => PolicyName === input.PolicyName);
  const exists = actual !== undefined;
  const differences = actual ? differencesOf(policyOf(actual), policyOf(input)) : [];
  if (exists && differences.length === 0) return undefined;
  const subject = input.PolicyName ?? '';
  return { kind: 'put-scaling-policy', worker: worker.name, subject, exists, differences, input };
}

/** What a policy does; its alarms, ARN and date are AWS's. */
function policyOf(policy: Omit<Partial<PutScalingPolicyCommandInput>, 'ServiceNamespace'>): unknown {
  const { PolicyType, TargetTrackingScalingPolicyConfiguration, StepScalingPolicyConfiguration } = policy;
  return normalise({ PolicyType, TargetTrackingScalingPolicyConfiguration, StepScalingPolicyConfiguration });
}
