import { describe, expect, it } from 'vitest';
import { terminalOf } from '../../src/cli/terminal.js';
import { recordedStreams } from '../helpers/recording-terminal.js';

describe('terminalOf', () => {
  it.each([
    { name: 'a pipe', options: {}, expected: { interactive: false, colour: false, width: 80 } },
    {
      name: 'a terminal',
      options: { terminal: true, columns: 120 },
      expected: { interactive: true, colour: true, width: 120 },
    },
    {
      name: 'a terminal in CI: shown, not asked',
      options: { terminal: true, columns: 100, env: { CI: 'true' } },
      expected: { interactive: false, colour: true, width: 100 },
    },
    {
      name: 'CI=false is no CI',
      options: { terminal: true, columns: 100, env: { CI: 'false' } },
      expected: { interactive: true, colour: true, width: 100 },
    },
    {
      name: 'NO_COLOR on a terminal',
      options: { terminal: true, columns: 80, env: { NO_COLOR: '1' } },
      expected: { interactive: true, colour: false, width: 80 },
    },
    {
      name: 'FORCE_COLOR on a pipe',
      options: { env: { FORCE_COLOR: '1' } },
      expected: { interactive: false, colour: true, width: 80 },
    },
    {
      name: 'NO_COLOR beats FORCE_COLOR',
      options: { env: { NO_COLOR: '1', FORCE_COLOR: '1' } },
      expected: { interactive: false, colour: false, width: 80 },
    },
    {
      name: 'a terminal that can do nothing',
      options: { terminal: true, columns: 80, env: { TERM: 'dumb' } },
      expected: { interactive: true, colour: false, width: 80 },
    },
  ])('$name', ({ options, expected }) => {
    const { interactive, colour, width } = terminalOf(recordedStreams(options));
    expect({ interactive, colour, width }).toEqual(expected);
  });

  it('has the size that the window has by now', () => {
    const stdout = { isTTY: true, columns: 100, rows: 40, write: () => undefined };
    const terminal = terminalOf({ ...recordedStreams(), stdout });
    const before = [terminal.width, terminal.height];
    Object.assign(stdout, { columns: 60, rows: 20 });
    expect([before, [terminal.width, terminal.height]]).toEqual([
      [100, 40],
      [60, 20],
    ]);
    const pipe = terminalOf(recordedStreams());
    expect([pipe.width, pipe.height]).toEqual([80, 24]);
  });

  it('keeps results and notes apart', () => {
    const streams = recordedStreams();
    terminalOf(streams).result('answer');
    terminalOf(streams).note('remark');
    expect(streams.written).toEqual({ stdout: 'answer', stderr: 'remark' });
  });
});
