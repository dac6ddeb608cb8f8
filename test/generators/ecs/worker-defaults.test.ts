import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acceptableBacklogPerTask,
  stopTimeoutSeconds,
  visibilityTimeoutSeconds,
  workerDefaults,
} from '../../../src/generators/ecs/worker-defaults.js';

const figures = fc.record({
  acceptableLatencySeconds: fc.integer({ min: 1, max: 86_400 }),
  averageProcessingSeconds: fc.double({ min: 0.001, max: 3600, noNaN: true }),
  concurrency: fc.integer({ min: 1, max: 100 }),
});

describe('acceptable backlog per task', () => {
  it.each([
    // The examples of the AWS user guide and of the Copilot manual.
    [{ acceptableLatencySeconds: 60, averageProcessingSeconds: 5, concurrency: 1 }, 12],
    [{ acceptableLatencySeconds: 600, averageProcessingSeconds: 0.25, concurrency: 1 }, 2400],
    [{ acceptableLatencySeconds: 10, averageProcessingSeconds: 60, concurrency: 1 }, 1],
    [workerDefaults, 600],
  ])('of %o is %i', (given, target) => {
    expect(acceptableBacklogPerTask(given)).toBe(target);
  });

  it('is a whole number of at least 1', () => {
    fc.assert(
      fc.property(figures, (given) => {
        const target = acceptableBacklogPerTask(given);
        return Number.isInteger(target) && target >= 1;
      }),
    );
  });

  it('never falls when more latency is accepted', () => {
    fc.assert(
      fc.property(figures, fc.integer({ min: 0, max: 86_400 }), (given, more) => {
        const patient = { ...given, acceptableLatencySeconds: given.acceptableLatencySeconds + more };
        return acceptableBacklogPerTask(patient) >= acceptableBacklogPerTask(given);
      }),
    );
  });
});

describe('timeouts', () => {
  it.each([
    [1, 30, 30],
    [10, 60, 30],
    [45, 270, 55],
    [600, 3600, 120],
  ])(
    'for a slow message of %i s: hidden for %i s, %i s to stop',
    (slowProcessingSeconds, visibility, stop) => {
      const given = { ...workerDefaults, slowProcessingSeconds };
      expect([visibilityTimeoutSeconds(given), stopTimeoutSeconds(given)]).toEqual([visibility, stop]);
    },
  );
});
