import type { DeployPorts } from '../../../src/apply/deploy/ports.js';
import type { WorkerState } from '../../../src/apply/deploy/state.js';
import type { WorkerFiles } from '../../../src/apply/deploy/worker-files.js';

const target = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/harbour/lab-worker',
  ScalableDimension: 'ecs:service:DesiredCount',
} as const;

/** What the files of a worker say, with their placeholders filled in. */
export function labWorker(): WorkerFiles {
  return {
    name: 'lab-worker',
    taskDefinition: {
      family: 'lab-worker',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        {
          name: 'lab',
          image: 'lab:1',
          essential: true,
          environment: [
            { name: 'LEVEL', value: 'info' },
            { name: 'EDA_CONCURRENCY', value: '10' },
          ],
        },
      ],
    },
    service: {
      cluster: 'harbour',
      serviceName: 'lab-worker',
      taskDefinition: 'lab-worker',
      desiredCount: 1,
      launchType: 'FARGATE',
      deploymentConfiguration: {
        minimumHealthyPercent: 100,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-a', 'subnet-b'],
          securityGroups: ['sg-a'],
          assignPublicIp: 'DISABLED',
        },
      },
      propagateTags: 'SERVICE',
      enableECSManagedTags: true,
    },
    scalableTarget: { ...target, MinCapacity: 1, MaxCapacity: 10 },
    scalingPolicies: [
      {
        ...target,
        PolicyName: 'lab-backlog',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 600,
          CustomizedMetricSpecification: {
            Metrics: [{ Id: 'backlog', Expression: 'visible / running', ReturnData: true }],
          },
        },
      },
    ],
  };
}

export const revisionArn = 'arn:aws:ecs:eu-north-1:222233334444:task-definition/lab-worker:3';

/** What AWS answers of a worker that runs as its files say, with all that AWS adds. */
export function labState(): WorkerState {
  return {
    taskDefinition: {
      taskDefinitionArn: revisionArn,
      family: 'lab-worker',
      revision: 3,
      status: 'ACTIVE',
      compatibilities: ['EC2', 'FARGATE'],
      requiresCompatibilities: ['FARGATE'],
      requiresAttributes: [{ name: 'ecs.capability.task-eni' }],
      registeredAt: new Date(0),
      registeredBy: 'arn:aws:iam::222233334444:user/ann',
      enableFaultInjection: false,
      cpu: '256',
      memory: '512',
      volumes: [],
      placementConstraints: [],
      containerDefinitions: [
        {
          name: 'lab',
          image: 'lab:1',
          cpu: 0,
          essential: true,
          portMappings: [],
          mountPoints: [],
          volumesFrom: [],
          systemControls: [],
          environment: [
            { name: 'EDA_CONCURRENCY', value: '10' },
            { name: 'LEVEL', value: 'info' },
          ],
        },
      ],
      tags: [],
    },
    service: {
      serviceName: 'lab-worker',
      status: 'ACTIVE',
      desiredCount: 7,
      launchType: 'FARGATE',
      taskDefinition: revisionArn,
      deploymentConfiguration: {
        minimumHealthyPercent: 100,
        maximumPercent: 200,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-b', 'subnet-a'],
          securityGroups: ['sg-a'],
          assignPublicIp: 'DISABLED',
        },
      },
      propagateTags: 'SERVICE',
      enableECSManagedTags: true,
    },
    neighbour: undefined,
    scalableTarget: { ...target, MinCapacity: 1, MaxCapacity: 10, RoleARN: 'arn', CreationTime: new Date(0) },
    scalingPolicies: [
      {
        ...target,
        PolicyARN: 'arn',
        CreationTime: new Date(0),
        Alarms: [{ AlarmName: 'high', AlarmARN: 'arn' }],
        PolicyName: 'lab-backlog',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 600,
          DisableScaleIn: false,
          CustomizedMetricSpecification: {
            Metrics: [{ Id: 'backlog', Expression: 'visible / running', ReturnData: true }],
          },
        },
      },
    ],
  };
}

export const emptyState: WorkerState = {
  taskDefinition: undefined,
  service: undefined,
  neighbour: undefined,
  scalableTarget: undefined,
  scalingPolicies: [],
};

/** AWS that writes down what it is asked to do, and refuses what it is told to. */
export function recordingPorts(
  refusals: Readonly<Record<string, Error>> = {},
  reads: Partial<DeployPorts['ecs']> = {},
): { readonly ports: DeployPorts; readonly requests: [string, unknown][] } {
  const requests: [string, unknown][] = [];
  const record = async (name: string, input: unknown): Promise<void> => {
    const refusal = refusals[name];
    if (refusal) throw refusal;
    requests.push([name, input]);
  };
  const ports: DeployPorts = {
    ecs: {
      cluster: async () => ({ region: 'eu-north-1', containerInsights: true }),
      services: async () => [],
      serviceNames: async () => [],
      latestTaskDefinition: async () => undefined,
      registerTaskDefinition: async (input) => {
        await record('registerTaskDefinition', input);
        return `arn:aws:ecs:eu-north-1:222233334444:task-definition/${input.family}:4`;
      },
      createService: (input) => record('createService', input),
      updateService: (input) => record('updateService', input),
      ...reads,
    },
    scaling: {
      scalableTarget: async () => undefined,
      scalingPolicies: async () => [],
      registerScalableTarget: (input) => record('registerScalableTarget', input),
      putScalingPolicy: (input) => record('putScalingPolicy', input),
    },
  };
  return { ports, requests };
}

/** An error as the SDK throws it for an answer of AWS. */
export function awsError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } });
}
