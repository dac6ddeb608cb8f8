import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/cli/progress.js';

/** A terminal whose clock is set by the test. */
function fakeTerminal(width: number, animates: boolean) {
  const written: string[] = [];
  const clock = { at: 0 };
  const terminal = {
    note: (text: string) => void written.push(text),
    now: () => clock.at,
    width,
    animates,
  };
  return { terminal, clock, written };
}

describe('createProgress', () => {
  it('draws nothing in the first second and nothing to take away then', () => {
    const { terminal, clock, written } = fakeTerminal(80, true);
    const progress = createProgress(terminal, 0);
    clock.at = 999;
    progress.show(1, 4);
    progress.clear();
    expect(written).toEqual([]);
  });

  it('draws at most ten times a second, and clears the line', () => {
    const { terminal, clock, written } = fakeTerminal(80, true);
    const progress = createProgress(terminal, 0);
    for (const [at, done] of [
      [1000, 1],
      [1050, 2],
      [1100, 3],
      [1300, 4],
    ] as const) {
      clock.at = at;
      progress.show(done, 4);
    }
    progress.clear();
    expect(written).toEqual([
      '\rReading ██████░░░░░░░░░░░░░░░░░░ 1 of 4 files',
      '\rReading ██████████████████░░░░░░ 3 of 4 files',
      '\rReading ████████████████████████ 4 of 4 files',
      '\r\u001b[K',
    ]);
  });

  it('fits a narrow terminal', () => {
    const { terminal, clock, written } = fakeTerminal(20, true);
    clock.at = 2000;
    createProgress(terminal, 0).show(2, 4);
    expect(written).toEqual(['\rReading ███████████']);
  });

  it('stays silent where nothing may move', () => {
    const { terminal, clock, written } = fakeTerminal(80, false);
    const progress = createProgress(terminal, 0);
    clock.at = 5000;
    progress.show(2, 4);
    progress.clear();
    expect(written).toEqual([]);
  });
});
