import { describe, expect, it } from 'vitest';
import { taskDefinitions } from '../../../src/generators/ecs/index.js';
import type { Notice } from '../../../src/model/notice.js';
import {
  consumer,
  dockerfile,
  emitContext,
  message,
  service,
  taskDefinition,
  taskDefinitionFile,
} from '../infrastructure-fixture.js';

const path = 'infra/events/lab-worker/task-definition.json';

function noticesOf(own: object | undefined, files: Record<string, string> = {}): readonly Notice[] {
  const lab = service('lab', { deployables: [dockerfile('lab'), taskDefinitionFile('lab')] });
  const messages = [message('desk.TestSample', 'sqs', [consumer('desk.TestSample', 'lab')])];
  const context = emitContext([lab], messages, {
    ...(own === undefined ? {} : { 'services/lab/task-definition.json': JSON.stringify(own) }),
    'services/lab/Dockerfile': 'FROM node\nCMD ["node", "dist/server.js"]',
    ...files,
  });
  return taskDefinitions.notices?.(context) ?? [];
}

const withoutRole = { taskRoleArn: undefined };

describe('notices of a worker', () => {
  it.each([
    ['nothing where all is known', taskDefinition('lab', withoutRole), {}, []],
    [
      'the values to fill in',
      undefined,
      {},
      [
        [
          'EDA3202',
          `${path} has values to fill in before lab's worker can be deployed, because the repository has no ECS task definition of lab: <AWS_ACCOUNT_ID>, <TASK_EXECUTION_ROLE>, <IMAGE_OF_THE_SERVICE>, <AWS_REGION>.`,
          path,
          9,
        ],
      ],
    ],
    [
      'the command',
      taskDefinition('lab', withoutRole),
      { 'services/lab/Dockerfile': 'FROM node\nCMD ./run.sh && true' },
      [
        [
          'EDA3201',
          `How lab is started does not show which script of it runs, so the command of its worker in ${path} is the placeholder <PATH_OF_BUILT_EVENTS_WORKER>.`,
          path,
          18,
        ],
      ],
    ],
    [
      'the size',
      taskDefinition('lab', { ...withoutRole, memory: '700' }),
      {},
      [
        [
          'EDA3203',
          "Fargate does not offer the size of lab's task definition (512 CPU units and 700 MiB); its worker gets 512 CPU units and 1024 MiB.",
          'services/lab/task-definition.json',
          null,
        ],
      ],
    ],
    [
      'the role',
      taskDefinition('lab'),
      {},
      [
        [
          'EDA3204',
          "lab's worker runs under a role of its own, lab-worker-task, which may read its queues and nothing else; what arn:aws:iam::222233334444:role/parcel-lab allows is not part of it.",
          'services/lab/task-definition.json',
          null,
        ],
      ],
    ],
    [
      'a build that leaves the worker out',
      taskDefinition('lab', withoutRole),
      { 'services/lab/package.json': '{"scripts":{"build":"esbuild src/server.ts --bundle"}}' },
      [
        [
          'EDA3207',
          'lab is built with esbuild, which builds only the entry points that it is given; services/lab/src/events/worker.ts has to become one of them.',
          'services/lab/package.json',
          null,
        ],
      ],
    ],
    [
      'a file system that cannot be written',
      taskDefinition('lab', withoutRole, { readonlyRootFilesystem: true }),
      {},
      [
        [
          'EDA3208',
          'lab runs with a read-only root file system; its worker gets a volume at /tmp for its health file.',
          'services/lab/task-definition.json',
          null,
        ],
      ],
    ],
    // What can only be thought about is told once.
    ['no role again, once the file is there', taskDefinition('lab'), { [path]: '{}' }, []],
  ])('tell %s', (_, own, files, expected) => {
    const told = noticesOf(own, files);
    expect(told.map(({ code, message: text, file, line }) => [code, text, file, line])).toEqual(expected);
  });

  it('tell of containers that are kept', () => {
    const own = taskDefinition('lab', withoutRole) as { containerDefinitions: object[] };
    own.containerDefinitions.push({ name: 'proxy', image: 'nginx' });
    expect(noticesOf(own).map(({ message: text }) => text)).toEqual([
      "lab's worker keeps the other containers of the service's task: proxy.",
    ]);
  });
});
