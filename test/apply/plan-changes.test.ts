import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/apply/lock-file.js';
import { planChanges } from '../../src/apply/plan-changes.js';
import type { Artifact } from '../../src/model/artifact.js';
import { emptyLock } from '../../src/model/lock.js';
import { memoryRepository } from '../helpers/memory-repository.js';

const origin = { emitter: 'call-site', flows: ['order.OrderPlaced:loyalty'] };

describe('planChanges', () => {
  it('joins edits, members and new files into one change a path, sorted', () => {
    const repository = memoryRepository({
      'src/order.ts': 'first();\nsecond();\n',
      'package.json': '{\n  "dependencies": {}\n}\n',
    });
    const artifacts: Artifact[] = [
      { kind: 'edit', path: 'src/order.ts', span: { start: 9, end: 18 }, replacement: 'other();', origin },
      { kind: 'edit', path: 'src/order.ts', span: { start: 0, end: 0 }, replacement: '// top\n', origin },
      {
        kind: 'file',
        path: 'src/events/worker.ts',
        content: 'run();\n',
        origin: { emitter: 'worker', flows: [] },
      },
      { kind: 'json-members', path: 'package.json', pointer: '/dependencies', members: { a: '1' }, origin },
    ];
    expect(planChanges(artifacts, repository, emptyLock)).toEqual([
      {
        path: 'package.json',
        before: '{\n  "dependencies": {}\n}\n',
        after: '{\n  "dependencies": {\n    "a": "1"\n  }\n}\n',
        origins: [origin],
      },
      {
        path: 'src/events/worker.ts',
        before: null,
        after: 'run();\n',
        origins: [{ emitter: 'worker', flows: [] }],
      },
      {
        path: 'src/order.ts',
        before: 'first();\nsecond();\n',
        after: '// top\nfirst();\nother();\n',
        origins: [origin],
      },
    ]);
  });

  const file: Artifact = { kind: 'file', path: 'a.ts', content: 'new', origin };

  it.each([
    { name: 'leaves out a file that stays the same', text: 'new', files: {}, changes: [] },
    {
      name: 'keeps the edits of a generated file for which there is nothing new',
      text: 'edited',
      files: { 'a.ts': hashOf('new') },
      changes: [],
    },
    {
      name: 'replaces a file that it wrote',
      text: 'old',
      files: { 'a.ts': hashOf('old') },
      changes: [{ path: 'a.ts', before: 'old', after: 'new', origins: [origin] }],
    },
  ])('$name', ({ text, files, changes }) => {
    const lock = { ...emptyLock, files: files as Record<string, string> };
    expect(planChanges([file], memoryRepository({ 'a.ts': text }), lock)).toEqual(changes);
  });

  it.each([
    { name: 'a file that the tool did not write', files: {}, code: 'EDA4001' },
    { name: 'a generated file that was edited', files: { 'a.ts': hashOf('as generated') }, code: 'EDA4002' },
  ])('refuses to replace $name with exit code 5', ({ files, code }) => {
    const lock = { ...emptyLock, files: files as Record<string, string> };
    const act = () => planChanges([file], memoryRepository({ 'a.ts': 'mine' }), lock);
    expect(act).toThrow(
      expect.objectContaining({ exit: 5, notice: expect.objectContaining({ code, file: 'a.ts' }) }),
    );
  });

  it('takes two owners of one file for a bug', () => {
    expect(() => planChanges([file, file], memoryRepository({}), emptyLock)).toThrow(
      'Two artifacts claim the whole of a.ts.',
    );
  });
});
