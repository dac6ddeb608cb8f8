import type { UserError } from '../../model/errors.js';
import { explainAwsError } from './aws-errors.js';
import type { DeploymentStep } from './plan-deployment.js';
import type { WritePorts } from './ports.js';

/** How a deployment went. */
export interface Execution {
  readonly done: readonly DeploymentStep[];
  /** The step that AWS did not take, and why. */
  readonly failed: { readonly step: DeploymentStep; readonly error: UserError } | undefined;
  /** What was not tried after that. */
  readonly left: readonly DeploymentStep[];
}

/** What a step is, in words that follow "AWS did not allow to". */
export function actionOf(step: DeploymentStep): string {
  const verbs: Readonly<Record<DeploymentStep['kind'], string>> = {
    'register-task-definition': 'register task definition',
    'create-service': 'create service',
    'update-service': 'update service',
    'register-scalable-target': 'register the scalable target of',
    'put-scaling-policy': 'put scaling policy',
  };
  return `${verbs[step.kind]} ${step.subject}`;
}

/**
 * Sends the steps one after the other and stops at the first that fails: later ones build on earlier ones.
 *
 * @param onStep is told of each step that is done, with the name of what came of it
 */
export async function executeDeployment(
  steps: readonly DeploymentStep[],
  ports: WritePorts,
  onStep: (step: DeploymentStep, result: string) => void,
): Promise<Execution> {
  const registered = new Map<string, string>();
  for (const [index, step] of steps.entries()) {
    try {
      onStep(step, await send(step, ports, registered));
    } catch (error) {
      const failed = { step, error: explainAwsError(error, actionOf(step)) };
      return { done: steps.slice(0, index), failed, left: steps.slice(index + 1) };
    }
  }
  return { done: steps, failed: undefined, left: [] };
}

async function send(
  step: DeploymentStep,
  ports: WritePorts,
  registered: Map<string, string>,
): Promise<string> {
  switch (step.kind) {
    case 'register-task-definition': {
      const arn = await ports.ecs.registerTaskDefinition(step.input);
      registered.set(step.subject, arn);
      return arn.split('/').at(-1) ?? step.subject;
    }
    case 'create-service':
      await ports.ecs.createService({ ...step.input, ...revisionOf(step.input.taskDefinition, registered) });
      return step.subject;
    case 'update-service':
      await ports.ecs.updateService({ ...step.input, ...revisionOf(step.input.taskDefinition, registered) });
      return step.subject;
    case 'register-scalable-target':
      await ports.scaling.registerScalableTarget(step.input);
      return step.subject;
    case 'put-scaling-policy':
      await ports.scaling.putScalingPolicy(step.input);
      return step.subject;
  }
}

/** A family stands for the revision that was registered a moment ago. */
function revisionOf(
  taskDefinition: string | undefined,
  registered: ReadonlyMap<string, string>,
): { taskDefinition?: string } {
  const arn = registered.get(taskDefinition ?? '');
  return arn === undefined ? {} : { taskDefinition: arn };
}
