import { describe, expect, it } from 'vitest';
import { startOf } from '../../../src/generators/ecs/service-start.js';
import { findTaskDefinition } from '../../../src/generators/ecs/task-definition-source.js';
import { deriveWorkerCommand, type WorkerCommand } from '../../../src/generators/ecs/worker-command.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import { dockerfile, service, taskDefinition, taskDefinitionFile } from '../infrastructure-fixture.js';

interface Case {
  readonly what: string;
  readonly docker?: string;
  /** Entry point and command in the task definition. */
  readonly container?: object;
  readonly start?: string;
  readonly entry?: string;
  readonly sourceRoot?: string;
  readonly expected: WorkerCommand | undefined;
}

const worker = ['node', 'dist/events/worker.js'];

const cases: readonly Case[] = [
  {
    what: 'the list form',
    docker: 'FROM node\nCMD ["node", "dist/server.js"]',
    expected: { command: worker },
  },
  { what: 'a plain line', docker: 'FROM node\nCMD node dist/server.js', expected: { command: worker } },
  {
    what: 'a line with exec',
    docker: 'FROM node\nCMD exec node dist/server.js',
    expected: { command: worker },
  },
  {
    what: 'flags, also with values, and no arguments of the server',
    docker:
      'FROM node\nCMD ["node", "--import", "./trace.js", "--max-old-space-size=400", "dist/server.js", "--port", "80"]',
    expected: {
      command: ['node', '--import', './trace.js', '--max-old-space-size=400', 'dist/events/worker.js'],
    },
  },
  {
    what: 'an init process in front',
    docker: 'FROM node\nENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["node", "dist/server.js"]',
    expected: { command: worker },
  },
  {
    what: 'node as the entry point of the image',
    docker: 'FROM node\nENTRYPOINT ["node"]\nCMD ["dist/server.js"]',
    expected: { command: ['dist/events/worker.js'] },
  },
  {
    what: 'everything in the entry point',
    docker: 'FROM node\nENTRYPOINT ["node", "dist/server.js"]',
    expected: { entryPoint: worker },
  },
  {
    what: 'the last stage, built on another one',
    docker:
      'FROM node AS base\nCMD ["node", "dist/server.js"]\nFROM node AS build\nCMD ["node", "x.js"]\nFROM base\nUSER node',
    expected: { command: worker },
  },
  {
    what: 'a line that goes on',
    docker: 'FROM node\nCMD ["node", \\\n  "dist/server.js"]',
    expected: { command: worker },
  },
  {
    what: 'a package manager, so that the signal arrives',
    docker: 'FROM node\nCMD ["npm", "run", "start:prod"]',
    start: 'node build/server.js',
    expected: { command: ['node', 'build/events/worker.js'] },
  },
  {
    what: 'a package manager as the entry point',
    docker: 'FROM node\nENTRYPOINT ["npm", "start"]',
    start: 'node dist/server.js',
    expected: { entryPoint: worker },
  },
  { what: 'only a start script', start: 'node dist/server.js', expected: { command: worker } },
  {
    what: 'TypeScript run as it is',
    start: 'tsx src/server.ts',
    expected: { command: ['tsx', 'src/events/worker.ts'] },
  },
  {
    what: 'a script without an ending',
    docker: 'FROM node\nCMD ["node", "dist/main"]',
    entry: 'main.ts',
    expected: { command: worker },
  },
  {
    what: 'an entry file below the source root',
    docker: 'FROM node\nCMD ["node", "dist/main/server.js"]',
    entry: 'main/server.ts',
    expected: { command: worker },
  },
  {
    what: 'the task definition before the Dockerfile',
    docker: 'FROM node\nCMD ["node", "dist/server.js"]',
    container: { command: ['node', 'lib/server.js'] },
    expected: { command: ['node', 'lib/events/worker.js'] },
  },
  {
    what: 'an entry point of the task definition, which takes the command of the image away',
    docker: 'FROM node\nENTRYPOINT ["./start.sh"]\nCMD ["serve"]',
    container: { entryPoint: ['node'], command: ['dist/server.js'] },
    expected: { entryPoint: ['node'], command: ['dist/events/worker.js'] },
  },
  { what: 'a shell', docker: 'FROM node\nCMD node migrate.js && node dist/server.js', expected: undefined },
  {
    what: 'a script of its own',
    docker: 'FROM node\nENTRYPOINT ["./start.sh"]',
    start: 'node dist/server.js',
    expected: undefined,
  },
  {
    what: 'a process manager',
    docker: 'FROM node\nCMD ["pm2-runtime", "dist/server.js"]',
    expected: undefined,
  },
  { what: 'a variable', docker: 'FROM node\nCMD node $MAIN', expected: undefined },
  { what: 'no sign at all', expected: undefined },
  { what: 'no script after node', docker: 'FROM node\nCMD ["node", "."]', expected: undefined },
];

describe('the command of a worker', () => {
  it.each(cases)('from $what', ({ docker, container, start, entry = 'server.ts', expected }) => {
    const files: Record<string, string> = {};
    if (docker !== undefined) files['services/lab/Dockerfile'] = docker;
    if (container !== undefined) {
      files['services/lab/task-definition.json'] = JSON.stringify(taskDefinition('lab', {}, container));
    }
    if (start !== undefined) {
      files['services/lab/package.json'] = JSON.stringify({ scripts: { start, 'start:prod': start } });
    }
    const lab = service('lab', {
      deployables: [dockerfile('lab'), taskDefinitionFile('lab')],
      entryFiles: [`services/lab/src/${entry}`],
    });
    const repository = memoryRepository(files);
    const found = startOf(lab, repository, findTaskDefinition(lab, repository));
    expect(found && deriveWorkerCommand(found, lab, 'events')).toEqual(expected);
  });
});
