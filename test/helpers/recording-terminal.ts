import type { TerminalStreams } from '../../src/cli/terminal.js';

export interface RecordedStreams extends TerminalStreams {
  /** What was written so far. */
  readonly written: { stdout: string; stderr: string };
}

/** Streams that keep what is written to them; no terminal unless asked. */
export function recordedStreams(
  options: { terminal?: boolean; columns?: number; env?: Record<string, string> } = {},
): RecordedStreams {
  const written = { stdout: '', stderr: '' };
  const isTTY = options.terminal ?? false;
  return {
    written,
    stdin: { isTTY },
    stdout: {
      isTTY,
      columns: options.columns,
      write: (text) => {
        written.stdout += text;
      },
    },
    stderr: {
      write: (text) => {
        written.stderr += text;
      },
    },
    env: options.env ?? {},
  };
}
