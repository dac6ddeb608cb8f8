import { describe, expect, it } from 'vitest';
import { type DeployRequest, deploy } from '../../../src/apply/deploy/deploy.js';
import type { UserError } from '../../../src/model/errors.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import { awsError, labState, labWorker, recordingPorts } from './deploy-fixture.js';

const folder = 'infra/events/lab-worker';

function repositoryOf(
  { taskDefinition, service, scalableTarget, scalingPolicies } = labWorker(),
): DeployRequest['repository'] {
  return memoryRepository({
    [`${folder}/task-definition.json`]: JSON.stringify(taskDefinition),
    [`${folder}/service.json`]: JSON.stringify(service),
    [`${folder}/scaling.json`]: JSON.stringify({ scalableTarget, scalingPolicies }),
  });
}

interface Run {
  readonly output: string;
  readonly questions: readonly string[];
  readonly result: unknown;
}

async function run(
  ports: ReturnType<typeof recordingPorts>['ports'],
  changes: Partial<DeployRequest> = {},
): Promise<Run> {
  let output = '';
  const questions: string[] = [];
  const result = await deploy({
    repository: repositoryOf(),
    cluster: 'harbour',
    region: 'eu-north-1',
    dryRun: false,
    confirm: async (question) => questions.push(question) > 0,
    output: { write: (text) => (output += text) },
    connect: async () => ports,
    ...changes,
  }).catch((error: UserError) => error.notice.message);
  return { output, questions, result };
}

describe('deploy', () => {
  it('shows what is new, asks, sends it in order and says how to watch, in 80 columns', async () => {
    const { ports, requests } = recordingPorts();
    const { output, questions, result } = await run(ports);
    expect(output).toBe(
      `Cluster harbour in eu-north-1

lab-worker
  + task definition lab-worker
      lab: lab:1
  + service lab-worker
      subnets: subnet-a, subnet-b
      security groups: sg-a
  + scalable target lab-worker
      1 to 10 tasks
  + scaling policy lab-backlog
      600 waiting messages per task

done  task definition lab-worker:4 registered
done  service lab-worker created
done  scalable target lab-worker registered
done  scaling policy lab-backlog put

Done. ECS now starts the tasks, which deploy does not wait for. To watch:
  aws ecs wait services-stable --region eu-north-1 \\
    --cluster harbour --services lab-worker

Every flow is still where its switch is. Next: infra/events/README.md, step 3.
`,
    );
    expect(output.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect({ questions, result }).toEqual({ questions: ['Send 4 changes to AWS?'], result: { exit: 0 } });
    const { taskDefinition, service, scalableTarget, scalingPolicies } = labWorker();
    const arn = 'arn:aws:ecs:eu-north-1:222233334444:task-definition/lab-worker:4';
    expect(requests).toEqual([
      ['registerTaskDefinition', taskDefinition],
      ['createService', { ...service, taskDefinition: arn }],
      ['registerScalableTarget', scalableTarget],
      ['putScalingPolicy', scalingPolicies[0]],
    ]);
  });

  it('breaks long lines of what is new', async () => {
    const worker = labWorker();
    const image = '222233334444.dkr.ecr.eu-north-1.amazonaws.com/harbour/laboratory:1.4.2';
    for (const container of worker.taskDefinition.containerDefinitions ?? []) container.image = image;
    const subnets = ['1', '2', '3', '4'].map((digit) => `subnet-${digit.repeat(17)}`);
    const { ports } = recordingPorts();
    const { output } = await run(ports, { repository: repositoryOf(worker), subnets, dryRun: true });
    expect(output.split('\n').slice(3, 10)).toEqual([
      '  + task definition lab-worker',
      '      lab:',
      `        ${image}`,
      '  + service lab-worker',
      `      subnets: ${subnets[0]}, ${subnets[1]},`,
      `        ${subnets[2]}, ${subnets[3]}`,
      '      security groups: sg-a',
    ]);
  });

  it('says what was done and what was not when AWS refuses halfway', async () => {
    const refusal = awsError('InvalidParameterException', 'The subnet is not there.');
    const { ports, requests } = recordingPorts({ createService: refusal });
    const { output, result } = await run(ports);
    expect(output.slice(output.indexOf('done '))).toBe(
      `done  task definition lab-worker:4 registered
left  service lab-worker
left  scalable target lab-worker
left  scaling policy lab-backlog

What is done stays done; running deploy again goes on from here.
`,
    );
    expect(result).toBe('AWS refused to create service lab-worker: The subnet is not there.');
    expect(requests.map(([name]) => name)).toEqual(['registerTaskDefinition']);
  });

  it('changed nothing when AWS refuses at once', async () => {
    const { ports } = recordingPorts({ registerTaskDefinition: awsError('AccessDeniedException', 'No.') });
    const { output, result } = await run(ports);
    expect(output.trimEnd().split('\n').at(-1)).toBe('Nothing was changed.');
    expect(result).toBe('AWS did not allow to register task definition lab-worker: No.');
  });

  it('warns of a cluster that does not count its tasks, and breaks long differences', async () => {
    const { taskDefinition, service } = labState();
    const { ports } = recordingPorts(
      {},
      {
        cluster: async () => ({ region: 'eu-north-1', containerInsights: false }),
        services: async () => (service ? [service] : []),
        latestTaskDefinition: async () => taskDefinition,
      },
    );
    const worker = labWorker();
    const long = `registry.example/${'team/'.repeat(20)}lab:2`;
    for (const container of worker.taskDefinition.containerDefinitions ?? []) container.image = long;
    const { output } = await run(ports, { repository: repositoryOf(worker), dryRun: true });
    expect(output).toBe(
      `Cluster harbour in eu-north-1

warning EDA5013: Container Insights is off in cluster harbour, so the scaling
policies do not see how many tasks run.
  Turn it on with the command in infra/events/README.md, step 1.

lab-worker
  ~ task definition lab-worker
      containerDefinitions.lab.image:
        lab:1
        → registry.example/team/team/team/team/team/team/team/team/team/team/te…
  ~ service lab-worker
      taskDefinition: lab-worker:3 → the new revision of lab-worker
  + scalable target lab-worker
      1 to 10 tasks
  + scaling policy lab-backlog
      600 waiting messages per task

Dry run: 4 changes would be sent, nothing was.
`,
    );
  });

  it.each([
    [
      'no cluster',
      { cluster: async () => undefined },
      'There is no active ECS cluster "harbour" in eu-north-1.',
    ],
    [
      'a cluster that may not be looked at',
      { cluster: () => Promise.reject(awsError('AccessDeniedException', 'No.')) },
      'AWS did not allow to look at cluster harbour: No.',
    ],
  ])('ends with a sentence: %s', async (_, reads, message) => {
    const { ports, requests } = recordingPorts({}, reads);
    expect(await run(ports)).toEqual({ output: '', questions: [], result: message });
    expect(requests).toEqual([]);
  });

  it('takes the name of the cluster from its ARN', async () => {
    const { ports } = recordingPorts();
    const { output } = await run(ports, { cluster: 'arn:aws:ecs:eu-north-1:222233334444:cluster/harbour' });
    expect(output.split('\n').at(0)).toBe('Cluster harbour in eu-north-1');
  });
});
