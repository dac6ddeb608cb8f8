import type { CreateServiceCommandInput } from '@aws-sdk/client-ecs';
import { deployPlaceholders } from './placeholders.js';
import type { Worker } from './worker.js';
import type { WorkerFigures } from './worker-defaults.js';
import { workerFamily } from './worker-names.js';
import { familyOf } from './worker-task-definition.js';

/** The input of CreateService as the file has it: where it runs is filled in when it is deployed. */
export type WorkerServiceFile = Omit<CreateServiceCommandInput, 'networkConfiguration'> & {
  readonly networkConfiguration: {
    readonly awsvpcConfiguration: {
      readonly subnets: readonly string[];
      readonly securityGroups: readonly string[];
      readonly assignPublicIp: string;
    };
  };
};

/**
 * The input of CreateService for a worker. No load balancer and no ports: nobody calls a worker. `desiredCount` counts at
 * creation only; afterwards the scaling policy owns it.
 */
export function workerService(worker: Worker, figures: WorkerFigures): WorkerServiceFile {
  return {
    cluster: deployPlaceholders.cluster,
    serviceName: worker.name,
    taskDefinition: workerFamily(familyOf(worker)),
    desiredCount: figures.minimumTasks,
    launchType: 'FARGATE',
    platformVersion: 'LATEST',
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [deployPlaceholders.subnets],
        securityGroups: [deployPlaceholders.securityGroups],
        assignPublicIp: deployPlaceholders.assignPublicIp,
      },
    },
    propagateTags: 'SERVICE',
    enableECSManagedTags: true,
  };
}
