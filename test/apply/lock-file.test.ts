import { describe, expect, it } from 'vitest';
import { hashOf, lockText, readLock } from '../../src/apply/lock-file.js';
import { emptyLock } from '../../src/model/lock.js';
import { memoryRepository } from '../helpers/memory-repository.js';

const origin = { emitter: 'worker', flows: [] };

describe('the lock file', () => {
  it('is empty where there is none', () => {
    expect(readLock(memoryRepository({}))).toEqual(emptyLock);
  });

  it('reads back what it wrote, with files sorted by path', () => {
    const text = lockText(
      { ...emptyLock, files: { 'b.ts': 'kept', 'c.ts': 'old' } },
      [],
      [
        { kind: 'file', path: 'c.ts', content: 'new', origin },
        { kind: 'file', path: 'a.ts', content: 'x', origin },
      ],
    );
    expect(readLock(memoryRepository({ '.eda-migrate/lock.json': text }))).toEqual({
      schemaVersion: 1,
      messages: [],
      files: { 'a.ts': hashOf('x'), 'b.ts': 'kept', 'c.ts': hashOf('new') },
    });
    expect(text.indexOf('a.ts')).toBeLessThan(text.indexOf('b.ts'));
  });

  it.each(['{', '[]', '{"schemaVersion": 9, "messages": [], "files": {}}'])('refuses %s', (text) => {
    expect(() => readLock(memoryRepository({ '.eda-migrate/lock.json': text }))).toThrow(
      expect.objectContaining({ exit: 2, notice: expect.objectContaining({ code: 'EDA4010' }) }),
    );
  });
});
