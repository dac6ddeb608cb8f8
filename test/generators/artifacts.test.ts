import { describe, expect, test } from 'vitest';
import { joinedArtifacts, packageNotices } from '../../src/generators/artifacts.js';
import type { Artifact } from '../../src/model/artifact.js';
import { memoryRepository } from '../helpers/memory-repository.js';

const origin = { emitter: 'one', flows: ['order.OrderPlaced:loyalty'] };
const other = { emitter: 'two', flows: ['order.OrderPlaced:fulfilment'] };

function edit(start: number, end: number, from = origin): Artifact {
  return { kind: 'edit', path: 'a.ts', span: { start, end }, replacement: `${start}`, origin: from };
}

function dependencies(members: Record<string, string>, from = origin, path = 'a/package.json'): Artifact {
  return { kind: 'json-members', path, pointer: '/dependencies', members, origin: from };
}

describe('joining', () => {
  test('sorts by path and place, and makes one of the additions to a JSON file', () => {
    const file: Artifact = { kind: 'file', path: 'b.ts', content: '', origin };
    const joined = joinedArtifacts([
      file,
      dependencies({ z: '^1', a: '^1' }),
      edit(5, 8),
      edit(2, 5, other),
      dependencies({ b: '^2', a: '^1' }, other),
    ]);
    expect(joined).toEqual([
      edit(2, 5, other),
      edit(5, 8),
      dependencies(
        { a: '^1', b: '^2', z: '^1' },
        { emitter: 'one', flows: [...other.flows, ...origin.flows] },
      ),
      file,
    ]);
  });

  test('lets two insertions stand at one place', () => {
    expect(joinedArtifacts([edit(3, 3), edit(3, 3, other)])).toEqual([edit(3, 3), edit(3, 3, other)]);
  });

  test.each<[string, readonly Artifact[], string]>([
    [
      'two emitters write one file',
      [
        { kind: 'file', path: 'b.ts', content: '1', origin },
        { kind: 'file', path: 'b.ts', content: '1', origin: other },
      ],
      'Two emitters write b.ts.',
    ],
    ['two edits overlap', [edit(2, 6), edit(5, 8, other)], 'one and two edit one place of a.ts.'],
    [
      'an insertion is inside another edit',
      [edit(2, 6), edit(4, 4, other)],
      'one and two edit one place of a.ts.',
    ],
    [
      'a member gets two values',
      [dependencies({ a: '^1' }), dependencies({ a: '^2' }, other)],
      'Two emitters give "a" of a/package.json different values.',
    ],
  ])('fails where %s', (_name, artifacts, message) => {
    expect(() => joinedArtifacts(artifacts)).toThrow(message);
  });
});

describe('the command that installs new packages', () => {
  test.each([
    ['package-lock.json', 'Run "npm install" in the root of the repository to'],
    ['pnpm-lock.yaml', 'Run "pnpm install" in the root of the repository to'],
    ['yarn.lock', 'Run "yarn install" in the root of the repository to'],
    ['bun.lock', 'Run "bun install" in the root of the repository to'],
    ['a/yarn.lock', 'Run "yarn install" in a to'],
    ['c/package-lock.json', 'Run "npm install" in a to'],
  ])('is told by %s', (lockFile, command) => {
    const repository = memoryRepository({ [lockFile]: '', 'a/package.json': '{}', 'package.json': '{}' });
    const [notice] = packageNotices([dependencies({ x: '^1' })], repository);
    expect(notice?.message).toBe(
      `a/package.json asks for new packages (x). ${command} install and lock them.`,
    );
  });

  test('is that of the workspace without a lock file, and given once for all', () => {
    const repository = memoryRepository({
      'package.json': '{ "workspaces": ["*"] }',
      'a/package.json': '{}',
    });
    const scripts: Artifact = {
      kind: 'json-members',
      path: 'a/package.json',
      pointer: '/scripts',
      members: { worker: 'x' },
      origin,
    };
    const artifacts = [
      dependencies({ x: '^1' }),
      scripts,
      dependencies({ y: '^1', x: '^1' }, other, 'b/package.json'),
    ];
    expect(packageNotices(artifacts, repository)).toMatchObject([
      {
        code: 'EDA3010',
        message:
          'a/package.json, b/package.json ask for new packages (x, y). Run "npm install" in the root of the repository to install and lock them.',
      },
    ]);
  });
});
