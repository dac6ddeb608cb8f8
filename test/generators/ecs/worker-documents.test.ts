import { describe, expect, it } from 'vitest';
import { scaling, services, taskDefinitions } from '../../../src/generators/ecs/index.js';
import type { EmitContext, Emitter } from '../../../src/generators/emitter.js';
import {
  consumer,
  dockerfile,
  emitContext,
  message,
  parcelContext,
  service,
  taskDefinition,
  taskDefinitionFile,
} from '../infrastructure-fixture.js';

/** What an emitter writes, by path. */
async function documents(emitter: Emitter, context: EmitContext): Promise<Record<string, unknown>> {
  const artifacts = await emitter.emit(context);
  return Object.fromEntries(
    artifacts.map((artifact) => [
      artifact.path,
      artifact.kind === 'file' ? JSON.parse(artifact.content) : undefined,
    ]),
  );
}

const healthCheck = {
  command: [
    'CMD',
    'node',
    '-e',
    "process.exit(Date.now() - require('node:fs').statSync('/tmp/eda-worker-health').mtimeMs > 90000 ? 1 : 0)",
  ],
  interval: 30,
  timeout: 10,
  retries: 3,
  startPeriod: 60,
};
const settings = [
  { name: 'EDA_CONCURRENCY', value: '10' },
  { name: 'EDA_HEALTH_FILE', value: '/tmp/eda-worker-health' },
  { name: 'EDA_STOP_TIMEOUT_SECONDS', value: '30' },
  { name: 'EDA_VISIBILITY_SECONDS', value: '60' },
];

/** One service that consumes one command, with what its repository has. */
function labContext(own: object | undefined, files: Record<string, string> = {}): EmitContext {
  const lab = service('lab', { deployables: [dockerfile('lab'), taskDefinitionFile('lab')] });
  return emitContext([lab], [message('desk.TestSample', 'sqs', [consumer('desk.TestSample', 'lab')])], {
    ...(own === undefined ? {} : { 'services/lab/task-definition.json': JSON.stringify(own) }),
    'services/lab/Dockerfile': 'FROM node\nCMD ["node", "dist/server.js"]',
    ...files,
  });
}

async function labTaskDefinition(own: object | undefined, files?: Record<string, string>): Promise<unknown> {
  const path = 'infra/events/lab-worker/task-definition.json';
  return (await documents(taskDefinitions, labContext(own, files)))[path];
}

describe('the task definition of a worker', () => {
  it('is the one of its service with another program', async () => {
    const all = await documents(taskDefinitions, parcelContext());
    expect(Object.keys(all)).toEqual([
      'infra/events/invoice-worker/task-definition.json',
      'infra/events/mail-worker/task-definition.json',
    ]);
    const queue = 'https://sqs.eu-north-1.amazonaws.com/222233334444/invoice-parcel-sorted';
    expect(all['infra/events/invoice-worker/task-definition.json']).toEqual({
      family: 'parcel-invoice-worker',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '512',
      memory: '1024',
      executionRoleArn: 'arn:aws:iam::222233334444:role/parcel-execution',
      taskRoleArn: 'arn:aws:iam::222233334444:role/invoice-worker-task',
      containerDefinitions: [
        {
          name: 'invoice',
          image: '222233334444.dkr.ecr.eu-north-1.amazonaws.com/parcel/invoice:7',
          essential: true,
          command: ['node', '--enable-source-maps', 'dist/events/worker.js'],
          secrets: [{ name: 'STORE_URL', valueFrom: 'arn:aws:ssm:eu-north-1:222233334444:parameter/store' }],
          environment: [
            { name: 'LEVEL', value: 'info' },
            { name: 'EDA_PARCEL_SORTED_QUEUE_URL', value: queue },
            { name: 'EDA_PARCEL_SORTED_DEAD_LETTER_QUEUE_URL', value: `${queue}-dead-letter` },
            // Its business code sends a command in turn.
            {
              name: 'EDA_SEND_MAIL_QUEUE_URL',
              value: 'https://sqs.eu-north-1.amazonaws.com/222233334444/mail-send-mail',
            },
            ...settings,
          ],
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': '/parcel/invoice-worker',
              'awslogs-region': 'eu-north-1',
              'awslogs-stream-prefix': 'worker',
              mode: 'non-blocking',
            },
          },
          healthCheck,
          stopTimeout: 30,
          linuxParameters: { initProcessEnabled: true },
        },
      ],
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    });
  });

  it('is complete without one, with placeholders that cannot be missed', async () => {
    const queue = 'https://sqs.<AWS_REGION>.amazonaws.com/<AWS_ACCOUNT_ID>/lab-test-sample';
    expect(await labTaskDefinition(undefined)).toEqual({
      family: 'lab-worker',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      executionRoleArn: 'arn:aws:iam::<AWS_ACCOUNT_ID>:role/<TASK_EXECUTION_ROLE>',
      taskRoleArn: 'arn:aws:iam::<AWS_ACCOUNT_ID>:role/lab-worker-task',
      runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
      containerDefinitions: [
        {
          name: 'lab-worker',
          image: '<IMAGE_OF_THE_SERVICE>',
          essential: true,
          command: ['node', 'dist/events/worker.js'],
          environment: [
            { name: 'EDA_TEST_SAMPLE_QUEUE_URL', value: queue },
            { name: 'EDA_TEST_SAMPLE_DEAD_LETTER_QUEUE_URL', value: `${queue}-dead-letter` },
            ...settings,
          ],
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': '/ecs/lab-worker',
              'awslogs-region': '<AWS_REGION>',
              'awslogs-stream-prefix': 'worker',
            },
          },
          healthCheck,
          stopTimeout: 30,
          linuxParameters: { initProcessEnabled: true },
        },
      ],
    });
  });

  it('keeps what the user filled in', async () => {
    const first = JSON.stringify(await labTaskDefinition(undefined))
      .replaceAll('<AWS_ACCOUNT_ID>', '555566667777')
      .replaceAll('<AWS_REGION>', 'eu-central-1')
      .replaceAll('<IMAGE_OF_THE_SERVICE>', 'lab:3')
      .replaceAll('<TASK_EXECUTION_ROLE>', 'execution');
    const path = 'infra/events/lab-worker/task-definition.json';
    expect(await labTaskDefinition(undefined, { [path]: first })).toEqual(JSON.parse(first));
  });

  it('keeps the other containers, volumes and settings, and takes all ports away', async () => {
    const own = taskDefinition(
      'lab',
      {
        volumes: [{ name: 'data' }],
        ephemeralStorage: { sizeInGiB: 30 },
        placementConstraints: [{ type: 'memberOf', expression: 'x' }],
        revision: 4,
        status: 'ACTIVE',
      },
      { readonlyRootFilesystem: true, mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
    ) as { containerDefinitions: object[] };
    own.containerDefinitions.unshift({
      name: 'trace',
      image: 'trace:1',
      portMappings: [{ containerPort: 2000 }],
    });
    const made = (await labTaskDefinition({ taskDefinition: own })) as {
      containerDefinitions: Record<string, unknown>[];
    };
    const { containerDefinitions, ...task } = made;
    expect(task).toEqual({
      family: 'parcel-lab-worker',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '512',
      memory: '1024',
      executionRoleArn: 'arn:aws:iam::222233334444:role/parcel-execution',
      taskRoleArn: 'arn:aws:iam::222233334444:role/lab-worker-task',
      volumes: [{ name: 'data' }, { name: 'worker-temporary-files' }],
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
      ephemeralStorage: { sizeInGiB: 30 },
    });
    const [trace, main] = containerDefinitions;
    expect(trace).toEqual({ name: 'trace', image: 'trace:1' });
    expect([main?.name, main?.portMappings, main?.mountPoints]).toEqual([
      'lab',
      undefined,
      [
        { sourceVolume: 'data', containerPath: '/data' },
        { sourceVolume: 'worker-temporary-files', containerPath: '/tmp', readOnly: false },
      ],
    ]);
  });

  it.each([
    [
      'another log driver as it is',
      { logConfiguration: { logDriver: 'splunk', options: { a: 'b' } } },
      { logDriver: 'splunk', options: { a: 'b' } },
    ],
    [
      'no logs: a group of its own',
      { logConfiguration: undefined },
      {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': '/ecs/lab-worker',
          'awslogs-region': 'eu-north-1',
          'awslogs-stream-prefix': 'worker',
        },
      },
    ],
  ])('logs: %s', async (_, container, expected) => {
    const made = (await labTaskDefinition(taskDefinition('lab', {}, container))) as {
      containerDefinitions: { logConfiguration: unknown }[];
    };
    expect(made.containerDefinitions.map(({ logConfiguration }) => logConfiguration)).toEqual([expected]);
  });

  it.each([
    ['a size that Fargate offers', { cpu: '1 vCPU', memory: '3 GB' }, ['1024', '3072']],
    ['a size that it does not offer', { cpu: '512', memory: '700' }, ['512', '1024']],
    ['the containers, where the task has no size', { cpu: undefined, memory: undefined }, ['256', '1024']],
  ])('size: %s', async (_, own, expected) => {
    const container = { cpu: 100, memory: 600 };
    const made = (await labTaskDefinition(taskDefinition('lab', own, container))) as Record<string, unknown>;
    expect([made.cpu, made.memory]).toEqual(expected);
  });

  it('takes a placeholder for a command that cannot be told', async () => {
    const files = { 'services/lab/Dockerfile': 'FROM node\nCMD ./run.sh && true' };
    const made = (await labTaskDefinition(taskDefinition('lab'), files)) as {
      containerDefinitions: { command: unknown }[];
    };
    expect(made.containerDefinitions.map(({ command }) => command)).toEqual([
      ['node', '<PATH_OF_BUILT_EVENTS_WORKER>'],
    ]);
  });
});

describe('the service of a worker', () => {
  it('has no ports and leaves its place to deploy', async () => {
    expect(await documents(services, labContext(undefined))).toEqual({
      'infra/events/lab-worker/service.json': {
        cluster: '<DEPLOY:CLUSTER>',
        serviceName: 'lab-worker',
        taskDefinition: 'lab-worker',
        desiredCount: 1,
        launchType: 'FARGATE',
        platformVersion: 'LATEST',
        deploymentConfiguration: {
          minimumHealthyPercent: 100,
          maximumPercent: 200,
          deploymentCircuitBreaker: { enable: true, rollback: true },
        },
        networkConfiguration: {
          awsvpcConfiguration: {
            subnets: ['<DEPLOY:SUBNETS>'],
            securityGroups: ['<DEPLOY:SECURITY_GROUPS>'],
            assignPublicIp: '<DEPLOY:ASSIGN_PUBLIC_IP>',
          },
        },
        propagateTags: 'SERVICE',
        enableECSManagedTags: true,
      },
    });
  });
});

describe('the scaling of a worker', () => {
  it('tracks the backlog per task of its queue', async () => {
    const target = {
      ServiceNamespace: 'ecs',
      ResourceId: 'service/<DEPLOY:CLUSTER>/lab-worker',
      ScalableDimension: 'ecs:service:DesiredCount',
    };
    expect(await documents(scaling, labContext(undefined))).toEqual({
      'infra/events/lab-worker/scaling.json': {
        scalableTarget: { ...target, MinCapacity: 1, MaxCapacity: 10 },
        scalingPolicies: [
          {
            PolicyName: 'lab-test-sample-backlog-per-task',
            PolicyType: 'TargetTrackingScaling',
            ...target,
            TargetTrackingScalingPolicyConfiguration: {
              TargetValue: 600,
              ScaleOutCooldown: 60,
              ScaleInCooldown: 300,
              CustomizedMetricSpecification: {
                Metrics: [
                  {
                    Id: 'visible',
                    MetricStat: {
                      Metric: {
                        Namespace: 'AWS/SQS',
                        MetricName: 'ApproximateNumberOfMessagesVisible',
                        Dimensions: [{ Name: 'QueueName', Value: 'lab-test-sample' }],
                      },
                      Stat: 'Sum',
                    },
                    ReturnData: false,
                  },
                  {
                    Id: 'running',
                    MetricStat: {
                      Metric: {
                        Namespace: 'ECS/ContainerInsights',
                        MetricName: 'RunningTaskCount',
                        Dimensions: [
                          { Name: 'ClusterName', Value: '<DEPLOY:CLUSTER>' },
                          { Name: 'ServiceName', Value: 'lab-worker' },
                        ],
                      },
                      Stat: 'Average',
                    },
                    ReturnData: false,
                  },
                  {
                    Id: 'backlog',
                    Label: 'Backlog per task',
                    Expression: 'visible / IF(FILL(running, 0) > 0, running, 1)',
                    ReturnData: true,
                  },
                ],
              },
            },
          },
        ],
      },
    });
  });

  it('has one policy a queue', async () => {
    const all = (await documents(scaling, parcelContext())) as Record<
      string,
      { scalingPolicies: { PolicyName: string }[] }
    >;
    expect(
      Object.entries(all).map(([path, { scalingPolicies }]) => [
        path,
        scalingPolicies.map((one) => one.PolicyName),
      ]),
    ).toEqual([
      ['infra/events/invoice-worker/scaling.json', ['invoice-parcel-sorted-backlog-per-task']],
      [
        'infra/events/mail-worker/scaling.json',
        ['mail-parcel-sorted-backlog-per-task', 'mail-send-mail-backlog-per-task'],
      ],
    ]);
  });
});

describe('files of workers', () => {
  it('say which flows they are for', async () => {
    const artifacts = await services.emit(parcelContext());
    expect(artifacts.map(({ path, origin }) => [path, origin])).toEqual([
      [
        'infra/events/invoice-worker/service.json',
        { emitter: 'services', flows: ['depot.ParcelSorted:invoice'] },
      ],
      [
        'infra/events/mail-worker/service.json',
        { emitter: 'services', flows: ['depot.ParcelSorted:mail', 'invoice.SendMail:mail'] },
      ],
    ]);
  });

  it('are refused where two workers would have one name', () => {
    const names = ["it's", 'it-s'];
    const messages = names.map((name, index) => {
      const command = `desk.Task${'AB'[index]}`;
      return message(command, 'sqs', [consumer(command, name)]);
    });
    const context = emitContext(
      names.map((name) => service(name)),
      messages,
    );
    expect(() => services.emit(context)).toThrow(
      'The workers of "it\'s" and "it-s" would both be named it-s-worker.',
    );
  });

  it('are the same when the analysis has seen them', async () => {
    const before = parcelContext();
    const written = await taskDefinitions.emit(before);
    const files = written.map((file) => [file.path, file.kind === 'file' ? file.content : ''] as const);
    const after = parcelContext(Object.fromEntries(files));
    const withWorkers = after.analysis.services.map((one) => ({
      ...one,
      deployables: [
        ...files
          .filter(([path]) => path.includes(`/${one.name}-worker/`))
          .map(([file]) => ({ kind: 'ecs-task-definition', file, pointer: '' }) as const),
        ...one.deployables,
      ],
    }));
    const again = await taskDefinitions.emit({
      ...after,
      analysis: { ...after.analysis, services: withWorkers },
    });
    expect(again).toEqual(written);
  });

  it('are none without messages', async () => {
    expect(await services.emit(emitContext([service('lab')], []))).toEqual([]);
  });
});
