import { readFileSync } from 'node:fs';
import { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECS } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { deploy } from '../../../src/apply/deploy/deploy.js';
import { scaling, services, taskDefinitions } from '../../../src/generators/ecs/index.js';
import type { EmitContext } from '../../../src/generators/emitter.js';
import type { Repository } from '../../../src/model/repository.js';
import {
  consumer,
  dockerfile,
  emitContext,
  message,
  parcelContext,
  service,
  taskDefinitionFile,
} from '../../generators/infrastructure-fixture.js';
import { describeWith, motoServer } from '../../helpers/external-tools.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import { type MotoServer, startMotoServer } from '../../helpers/moto-server.js';

const region = 'eu-north-1';
const cluster = 'harbour';

describeWith(motoServer)('deploy against the moto server', () => {
  let moto: MotoServer;
  let ecs: ECS;
  let autoScaling: ApplicationAutoScaling;
  let subnets: string[];
  let securityGroups: string[];

  beforeAll(async () => {
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
    process.env.AWS_ACCESS_KEY_ID ??= 'test';
    process.env.AWS_SECRET_ACCESS_KEY ??= 'test';
    moto = await startMotoServer();
    ecs = new ECS({ region, endpoint: moto.url });
    autoScaling = new ApplicationAutoScaling({ region, endpoint: moto.url });
  });

  afterAll(() => moto?.stop());

  beforeEach(async () => {
    await moto.reset();
    const ec2 = new EC2({ region, endpoint: moto.url });
    subnets = ((await ec2.describeSubnets({})).Subnets ?? []).map(({ SubnetId }) => SubnetId ?? '').sort();
    securityGroups = ((await ec2.describeSecurityGroups({})).SecurityGroups ?? [])
      .map(({ GroupId }) => GroupId ?? '')
      .slice(0, 1);
    await ecs.createCluster({
      clusterName: cluster,
      settings: [{ name: 'containerInsights', value: 'enabled' }],
    });
    // One service has the name of the code, the other the name that a stack gave it.
    await runService('invoice', 'parcel-invoice', subnets.slice(0, 2));
    await runService('Stack-MailServiceD69D759B', 'parcel-mail', subnets.slice(0, 1));
  });

  async function runService(serviceName: string, family: string, inSubnets: string[]): Promise<void> {
    await ecs.registerTaskDefinition({
      family,
      memory: '512',
      cpu: '256',
      requiresCompatibilities: ['FARGATE'],
      containerDefinitions: [{ name: 'web', image: 'web:1' }],
    });
    await ecs.createService({
      cluster,
      serviceName,
      taskDefinition: family,
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: {
        awsvpcConfiguration: { subnets: inSubnets, securityGroups, assignPublicIp: 'ENABLED' },
      },
    });
  }

  async function run(repository: Repository, changes: object = {}): Promise<string> {
    let output = '';
    const result = await deploy({
      repository,
      cluster,
      region,
      endpointUrl: moto.url,
      dryRun: false,
      confirm: async () => true,
      output: { write: (text) => (output += text) },
      ...changes,
    });
    expect(result).toEqual({ exit: 0 });
    return output;
  }

  async function snapshot(): Promise<object> {
    const { services: found = [] } = await ecs.describeServices({
      cluster,
      services: ['invoice-worker', 'mail-worker'],
    });
    const { taskDefinitionArns = [] } = await ecs.listTaskDefinitions({});
    const { ScalableTargets = [] } = await autoScaling.describeScalableTargets({ ServiceNamespace: 'ecs' });
    const { ScalingPolicies = [] } = await autoScaling.describeScalingPolicies({ ServiceNamespace: 'ecs' });
    return {
      taskDefinitions: taskDefinitionArns.map((arn) => arn.split('/').at(-1)).sort(),
      services: found.map((service) => ({
        name: service.serviceName,
        runs: service.taskDefinition?.split('/').at(-1),
        network: service.networkConfiguration?.awsvpcConfiguration,
      })),
      targets: ScalableTargets.map(({ ResourceId, MinCapacity, MaxCapacity }) => ({
        ResourceId,
        MinCapacity,
        MaxCapacity,
      })),
      policies: ScalingPolicies.map((policy) => ({
        name: policy.PolicyName,
        target: policy.TargetTrackingScalingPolicyConfiguration?.TargetValue,
      })),
    };
  }

  const untouched = {
    taskDefinitions: ['parcel-invoice:1', 'parcel-mail:1'],
    services: [],
    targets: [],
    policies: [],
  };

  function deployed(): object {
    const network = (inSubnets: string[]) => ({
      subnets: inSubnets,
      securityGroups,
      assignPublicIp: 'ENABLED',
    });
    return {
      taskDefinitions: [
        'parcel-invoice-worker:1',
        'parcel-invoice:1',
        'parcel-mail-worker:1',
        'parcel-mail:1',
      ],
      services: [
        { name: 'invoice-worker', runs: 'parcel-invoice-worker:1', network: network(subnets.slice(0, 2)) },
        { name: 'mail-worker', runs: 'parcel-mail-worker:1', network: network(subnets.slice(0, 1)) },
      ],
      targets: [
        { ResourceId: 'service/harbour/invoice-worker', MinCapacity: 1, MaxCapacity: 10 },
        { ResourceId: 'service/harbour/mail-worker', MinCapacity: 1, MaxCapacity: 10 },
      ],
      policies: [
        { name: 'invoice-parcel-sorted-backlog-per-task', target: 600 },
        { name: 'mail-parcel-sorted-backlog-per-task', target: 600 },
        { name: 'mail-send-mail-backlog-per-task', target: 600 },
      ],
    };
  }

  it('creates what is missing, and then finds nothing to do', async () => {
    const repository = await generatedRepository();
    const first = await run(repository);
    expect(await snapshot()).toEqual(deployed());
    expect(first.split('\n').filter((line) => line.startsWith('done'))).toEqual([
      'done  task definition parcel-invoice-worker:1 registered',
      'done  service invoice-worker created',
      'done  scalable target invoice-worker registered',
      'done  scaling policy invoice-parcel-sorted-backlog-per-task put',
      'done  task definition parcel-mail-worker:1 registered',
      'done  service mail-worker created',
      'done  scalable target mail-worker registered',
      'done  scaling policy mail-parcel-sorted-backlog-per-task put',
      'done  scaling policy mail-send-mail-backlog-per-task put',
    ]);

    const second = await run(repository, { confirm: () => Promise.reject(new Error('asked')) });
    expect(second).toBe(
      [
        'Cluster harbour in eu-north-1',
        '',
        'invoice-worker',
        '  = nothing to do: it runs as the files say',
        '',
        'mail-worker',
        '  = nothing to do: it runs as the files say',
        '',
        'Nothing to deploy: AWS has what the files say.',
        '',
      ].join('\n'),
    );
    expect(await snapshot()).toEqual(deployed());
  });

  it('writes nothing in a dry run, nor without consent', async () => {
    const repository = await generatedRepository();
    const dry = await run(repository, { dryRun: true });
    expect(dry).toMatch(/\nDry run: 9 changes would be sent, nothing was\.\n$/);
    expect(await snapshot()).toEqual(untouched);
    const declined = await run(repository, { confirm: async () => false });
    expect(declined).toMatch(/\nNothing was changed\.\n$/);
    expect(await snapshot()).toEqual(untouched);
  });

  it('brings just a changed file', async () => {
    await run(await generatedRepository());
    const changed = await generatedRepository({ EDA_CONCURRENCY: '25' });
    const output = await run(changed);
    expect(output).toContain(
      [
        'mail-worker',
        '  ~ task definition parcel-mail-worker',
        '      containerDefinitions.mail.environment.EDA_CONCURRENCY: 10 → 25',
        '  ~ service mail-worker',
        '      taskDefinition:',
        '        parcel-mail-worker:1',
        '        → the new revision of parcel-mail-worker',
        '',
        'done  task definition parcel-mail-worker:2 registered',
        'done  service mail-worker updated',
        '',
      ].join('\n'),
    );
    expect(output).toContain('invoice-worker\n  = nothing to do');
    const { services: found = [] } = await ecs.describeServices({ cluster, services: ['mail-worker'] });
    expect(found.map(({ taskDefinition }) => taskDefinition?.split('/').at(-1))).toEqual([
      'parcel-mail-worker:2',
    ]);
    expect(await run(changed)).toContain('Nothing to deploy');
  });

  it('registers the workers of the sample shop', async () => {
    const context = shopContext();
    const repository = await generatedRepository({}, context);
    await run(repository, { subnets, securityGroups });
    const names = ['fulfilment', 'loyalty', 'notification'];
    const answers = await Promise.all(
      names.map((name) => ecs.describeTaskDefinition({ taskDefinition: `shop-${name}-worker` })),
    );
    expect(
      answers.map(({ taskDefinition: made }) => [
        made?.family,
        made?.cpu,
        made?.memory,
        made?.taskRoleArn,
        made?.containerDefinitions?.map(({ name, command, portMappings }) => ({
          name,
          command,
          portMappings,
        })),
      ]),
    ).toEqual(
      names.map((name) => [
        `shop-${name}-worker`,
        '256',
        '512',
        `arn:aws:iam::123456789012:role/${name}-worker-task`,
        [{ name, command: ['node', 'dist/events/worker.js'], portMappings: [] }],
      ]),
    );
    expect(await run(repository, { subnets, securityGroups })).toContain('Nothing to deploy');
  });

  it('shows and mends what was changed by other hands', async () => {
    const repository = await generatedRepository();
    await run(repository);
    await autoScaling.registerScalableTarget({
      ServiceNamespace: 'ecs',
      ResourceId: 'service/harbour/invoice-worker',
      ScalableDimension: 'ecs:service:DesiredCount',
      MinCapacity: 0,
      MaxCapacity: 40,
    });
    const output = await run(repository);
    expect(output).toContain(
      [
        'invoice-worker',
        '  ~ scalable target invoice-worker',
        '      MaxCapacity: 40 → 10',
        '      MinCapacity: 0 → 1',
        '',
      ].join('\n'),
    );
    expect(await snapshot()).toEqual(deployed());
  });

  it('goes on where it was stopped', async () => {
    const repository = await generatedRepository();
    const wrong = { subnets: ['subnet-none'], securityGroups };
    const lines: string[] = [];
    const stopped = run(repository, { ...wrong, output: { write: (text: string) => lines.push(text) } });
    await expect(stopped).rejects.toMatchObject({ notice: { code: 'EDA5012' }, exit: 1 });
    expect(lines.join('')).toMatch(
      /\ndone {2}task definition parcel-invoice-worker:1 registered\nleft {2}service invoice-worker\nleft /,
    );
    expect(lines.join('')).toMatch(/running deploy again goes on from here\.\n$/);
    const output = await run(repository);
    expect(
      output
        .split('\n')
        .filter((line) => line.startsWith('done'))
        .at(0),
    ).toBe('done  service invoice-worker created');
    expect(await snapshot()).toEqual(deployed());
  });

  it.each([
    ['no cluster', { cluster: 'nowhere' }, 'EDA5006'],
    ['nothing listens', { endpointUrl: 'http://127.0.0.1:9' }, 'EDA5011'],
  ])(
    'says what to do: %s',
    async (_, changes, code) => {
      const attempt = run(await generatedRepository(), changes);
      await expect(attempt).rejects.toMatchObject({ name: 'UserError', notice: { code } });
    },
    60_000,
  );
});

/** What apply would have written for the parcels, with a variable of the mail worker changed. */
async function generatedRepository(
  variables: Readonly<Record<string, string>> = {},
  context: EmitContext = parcelContext(),
): Promise<Repository> {
  const artifacts = await Promise.all([taskDefinitions, services, scaling].map(({ emit }) => emit(context)));
  const files = artifacts
    .flat()
    .map((artifact) => [artifact.path, artifact.kind === 'file' ? artifact.content : ''] as const);
  const changed = files.map(([path, content]) => [
    path,
    path.includes('/mail-worker/') ? withVariables(content, variables) : content,
  ]);
  return memoryRepository(Object.fromEntries(changed));
}

function withVariables(content: string, variables: Readonly<Record<string, string>>): string {
  const replaced = JSON.parse(content, (_, value) =>
    value?.name in variables ? { ...value, value: variables[value.name] } : value,
  );
  return JSON.stringify(replaced);
}

/** The consumers of the sample shop with the Dockerfiles and task definitions that it really has. */
function shopContext(): EmitContext {
  const names = ['loyalty', 'fulfilment', 'notification'];
  const services = names.map((name) =>
    service(name, { deployables: [dockerfile(name), taskDefinitionFile(name)] }),
  );
  const consumers = names.map((name) => consumer('order.OrderPlaced', name));
  const files = services.flatMap(({ deployables }) => deployables.map(({ file }) => file));
  return emitContext(
    services,
    [message('order.OrderPlaced', 'sns', consumers)],
    Object.fromEntries(files.map((file) => [file, readFileSync(`test/fixtures/shop/${file}`, 'utf8')])),
  );
}
