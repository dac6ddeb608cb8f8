import { deployCatalogue } from '../../model/catalogue/deploy.js';
import { errorOf, noticeOf } from '../../model/errors.js';
import { type ExitCode, exitCode } from '../../model/exit-code.js';
import type { Notice } from '../../model/notice.js';
import type { Repository } from '../../model/repository.js';
import { explainAwsError } from './aws-errors.js';
import { type ConnectOptions, connect } from './clients.js';
import { executeDeployment } from './execute-deployment.js';
import { fillInCluster, fillInNetwork } from './fill-in.js';
import type { NetworkFlags } from './network.js';
import { type DeploymentStep, planDeployment } from './plan-deployment.js';
import type { Cluster, DeployPorts, ReadPorts } from './ports.js';
import {
  type DeployStyle,
  type DeployTarget,
  plainStyle,
  renderExecution,
  renderPlan,
  renderStep,
} from './render.js';
import { readStates } from './state.js';
import { readWorkerFiles, type WorkerFiles } from './worker-files.js';

export interface DeployRequest extends NetworkFlags, ConnectOptions {
  /** The user's repository: only the files below `infra/events` are read. */
  readonly repository: Repository;
  /** Name or ARN. */
  readonly cluster: string;
  /** The Regions that the team's policy allows; any where left out. */
  readonly regions?: readonly string[] | undefined;
  readonly dryRun: boolean;
  /** Asked once, before anything is changed. */
  readonly confirm: (question: string) => Promise<boolean>;
  readonly output: { readonly write: (text: string) => unknown };
  readonly style?: DeployStyle | undefined;
  /** AWS; left out for the real one. */
  readonly connect?: ((options: ConnectOptions) => Promise<DeployPorts>) | undefined;
}

interface Plan {
  readonly target: DeployTarget;
  readonly steps: readonly DeploymentStep[];
  readonly notices: readonly Notice[];
}

/**
 * Brings the generated task definitions, services and scaling policies to ECS and Application Auto Scaling: compares,
 * shows what differs, asks, sends only that. With nothing to do it asks nothing. Does not wait for tasks to start.
 *
 * @throws UserError EDA50xx when a file cannot be sent, or AWS refuses; what was done before that stays done, is shown,
 * and is not done again by the next run.
 */
export async function deploy(asked: DeployRequest): Promise<{ readonly exit: ExitCode }> {
  // Scaling names the cluster inside other names, where an ARN cannot stand.
  const request = { ...asked, cluster: asked.cluster.split('/').at(-1) ?? asked.cluster };
  const workers = readWorkerFiles(request.repository);
  const ports = await reach('connect', () => (request.connect ?? connect)(request));
  const plan = await reach(`look at cluster ${request.cluster}`, () => compare(workers, request, ports));
  const style = request.style ?? plainStyle;
  const write = (text: string): void => {
    request.output.write(text);
  };
  write(renderPlan(plan.target, plan.steps, plan.notices, style));
  if (plan.steps.length === 0) {
    write('\nNothing to deploy: AWS has what the files say.\n');
    return { exit: exitCode.done };
  }
  if (request.dryRun) {
    write(`\nDry run: ${countOf(plan.steps)} would be sent, nothing was.\n`);
    return { exit: exitCode.done };
  }
  if (!(await request.confirm(`Send ${countOf(plan.steps)} to AWS?`))) {
    write('\nNothing was changed.\n');
    return { exit: exitCode.done };
  }
  write('\n');
  const execution = await executeDeployment(plan.steps, ports, (step, result) => {
    write(renderStep(step, result, style));
  });
  write(renderExecution(execution, plan.target, style));
  if (execution.failed) throw execution.failed.error;
  return { exit: exitCode.done };
}

async function compare(
  files: readonly WorkerFiles[],
  request: DeployRequest,
  ports: ReadPorts,
): Promise<Plan> {
  const cluster = await requireCluster(request, ports);
  const { regions } = request;
  if (regions !== undefined && !regions.includes(cluster.region)) {
    throw errorOf(deployCatalogue.regionNotAllowed, { region: cluster.region, allowed: regions });
  }
  const inCluster = files.map((worker) => fillInCluster(worker, request.cluster));
  const states = await readStates(inCluster, request.cluster, ports);
  const workers = inCluster.map((worker, index) => {
    const state = states[index];
    return state ? fillInNetwork(worker, state, request, request.cluster) : worker;
  });
  return {
    target: { cluster: request.cluster, region: cluster.region, workers: files.map(({ name }) => name) },
    steps: planDeployment(workers, states),
    notices: cluster.containerInsights
      ? []
      : [noticeOf(deployCatalogue.containerInsightsOff, { cluster: request.cluster })],
  };
}

async function requireCluster(request: DeployRequest, ports: ReadPorts): Promise<Cluster> {
  const cluster = await ports.ecs.cluster(request.cluster);
  if (cluster) return cluster;
  const region = request.region ?? 'the Region of the profile';
  throw errorOf(deployCatalogue.clusterNotFound, { cluster: request.cluster, region });
}

/** Errors of AWS become sentences; others pass. */
async function reach<Result>(action: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainAwsError(error, action);
  }
}

function countOf(steps: readonly DeploymentStep[]): string {
  return steps.length === 1 ? '1 change' : `${steps.length} changes`;
}
