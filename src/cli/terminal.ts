/** Where a command writes, and what it may do there. stdout carries results, stderr everything else. */
export interface Terminal {
  /** Writes a result to stdout. */
  result(text: string): void;
  /** Writes anything that is not a result to stderr. */
  note(text: string): void;
  /** True when a person can be asked: both ends are a terminal and this is no CI run. */
  readonly interactive: boolean;
  /** Whether stdout takes colour. */
  readonly colour: boolean;
  /** Columns of the terminal as it is now, 80 where there is none. */
  readonly width: number;
  /** Lines of the terminal as it is now, 24 where there is none. */
  readonly height: number;
  /** Whether stderr may show something that moves: it is a terminal, and this is no CI run. */
  readonly animates: boolean;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The streams and variables that decide how to write; `process` is one. */
export interface TerminalStreams {
  readonly stdin: { readonly isTTY?: boolean | undefined };
  readonly stdout: {
    readonly isTTY?: boolean | undefined;
    readonly columns?: number | undefined;
    readonly rows?: number | undefined;
    write(text: string): unknown;
  };
  readonly stderr: { readonly isTTY?: boolean | undefined; write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Makes the terminal of a process. CI is looked at for asking only, never taken as a yes. */
export function terminalOf({ stdin, stdout, stderr, env }: TerminalStreams): Terminal {
  return {
    result: (text) => void stdout.write(text),
    note: (text) => void stderr.write(text),
    interactive: stdin.isTTY === true && stdout.isTTY === true && !isSet(env.CI),
    colour: takesColour(stdout.isTTY === true, env),
    get width() {
      return stdout.isTTY === true && stdout.columns ? stdout.columns : 80;
    },
    get height() {
      return stdout.isTTY === true && stdout.rows ? stdout.rows : 24;
    },
    animates: stderr.isTTY === true && !isSet(env.CI) && env.TERM !== 'dumb' && !isSet(env.NO_COLOR),
    now: Date.now,
  };
}

/** NO_COLOR (https://no-color.org) and FORCE_COLOR come before what the stream is. */
function takesColour(isTerminal: boolean, env: TerminalStreams['env']): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (isSet(env.FORCE_COLOR)) return true;
  return isTerminal && env.TERM !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
