import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECS } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cfnLint, describeWith, motoServer } from '../helpers/external-tools.js';
import { type MotoServer, startMotoServer } from '../helpers/moto-server.js';
import { runCommand } from '../helpers/run-command.js';
import { type AppliedShop, applyToShop } from './applied-shop.js';

const region = 'eu-west-1';
let applied: AppliedShop;

beforeAll(async () => {
  applied = await applyToShop();
}, 120_000);

afterAll(() => applied?.remove());

describeWith(motoServer)('eda-migrate deploy on the applied shop', () => {
  let moto: MotoServer;
  let deployWords: readonly string[];

  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID ??= 'test';
    process.env.AWS_SECRET_ACCESS_KEY ??= 'test';
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
    moto = await startMotoServer();
    await new ECS({ region, endpoint: moto.url }).createCluster({
      clusterName: 'shop',
      settings: [{ name: 'containerInsights', value: 'enabled' }],
    });
    const ec2 = new EC2({ region, endpoint: moto.url });
    const { Subnets = [] } = await ec2.describeSubnets({});
    const { SecurityGroups = [] } = await ec2.describeSecurityGroups({});
    const place = ['--cluster', 'shop', '--region', region, '--endpoint-url', moto.url];
    const network = [
      '--subnets',
      `${Subnets[0]?.SubnetId}`,
      '--security-groups',
      `${SecurityGroups[0]?.GroupId}`,
    ];
    deployWords = ['deploy', applied.root, ...place, ...network];
  }, 60_000);

  afterAll(() => moto?.stop());

  it('asks for what it would do, and does nothing without an answer', async () => {
    const { code, stderr } = await runCommand(...deployWords);
    expect({ code, first: stderr.split('\n')[0] }).toEqual({
      code: 4,
      first: 'Error EDA6001: An answer is needed (Send 13 changes to AWS?), but nobody can be asked here.',
    });
  });

  it('registers and creates everything, and finds nothing to do the second time', async () => {
    const first = await runCommand(...deployWords, '--yes');
    expect(first.code).toBe(0);
    expect(first.stdout.split('\n').filter((line) => line.startsWith('done'))).toEqual([
      'done  task definition shop-fulfilment-worker:1 registered',
      'done  service fulfilment-worker created',
      'done  scalable target fulfilment-worker registered',
      'done  scaling policy fulfilment-order-placed-backlog-per-task put',
      'done  task definition shop-loyalty-worker:1 registered',
      'done  service loyalty-worker created',
      'done  scalable target loyalty-worker registered',
      'done  scaling policy loyalty-order-placed-backlog-per-task put',
      'done  task definition shop-notification-worker:1 registered',
      'done  service notification-worker created',
      'done  scalable target notification-worker registered',
      'done  scaling policy notification-send-notification-backlog-per-task put',
      'done  scaling policy notification-order-placed-backlog-per-task put',
    ]);
    const second = await runCommand(...deployWords, '--yes');
    expect({ code: second.code, last: second.stdout.trimEnd().split('\n').at(-1) }).toEqual({
      code: 0,
      last: 'Nothing to deploy: AWS has what the files say.',
    });
  });
});

describe('the template of the applied shop', () => {
  it("gives AWS's own validator nothing to warn of", () => {
    const engine = new RegoEngine();
    try {
      const template = new TemplateFile(join(applied.root, 'infra/events/resources.template.json'));
      const { diagnostics } = engine.validateStandard(template);
      // informational only: a name cannot be changed later, a resource has no tags
      expect(diagnostics.filter(({ severity }) => severity !== 'INFO')).toEqual([]);
      expect(diagnostics.length).toBeGreaterThan(0);
    } finally {
      engine.free();
    }
  });
});

describeWith(cfnLint)('cfn-lint', () => {
  it('finds nothing in the template of the applied shop', async () => {
    const template = join(applied.root, 'infra/events/resources.template.json');
    const { stdout } = await promisify(execFile)('cfn-lint', ['--include-checks', 'I', '--', template]);
    expect(stdout).toBe('');
  }, 60_000);
});
