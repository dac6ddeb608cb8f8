import type { Repository } from '../../../model/repository.js';
import type { EnvironmentEntry } from '../../../model/service.js';
import { fileIn, folderOf } from '../../paths.js';
import { interpolate } from './interpolation.js';

export type DotenvVariables = ReadonlyMap<string, string>;

const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*(?:=|:[ \t])[ \t]*/;

/**
 * Reads the `NAME=value` lines of a `.env` file: quotes are taken off (a quoted value may span lines), comments left
 * out, `${OTHER}` expanded from the lines before and from `outer`, but not in single quotes. A variable that nothing
 * sets stays as it is written.
 */
export function readDotenv(
  text: string,
  file: string,
  outer: DotenvVariables = new Map(),
): readonly EnvironmentEntry[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const entries: EnvironmentEntry[] = [];
  const variables = new Map(outer);
  for (let index = 0; index < lines.length; index += 1) {
    const match = assignment.exec(lines[index] ?? '');
    if (match === null) continue;
    const name = match[1] ?? '';
    const { raw, quote, end } = valueAt(lines, index, match[0].length);
    const value = quote === "'" ? raw : interpolate(raw, variables);
    entries.push({ name, value, file, line: index + 1 });
    variables.set(name, value);
    index = end;
  }
  return entries;
}

interface RawValue {
  readonly raw: string;
  readonly quote: string;
  /** Index of the last line of the value. */
  readonly end: number;
}

function valueAt(lines: readonly string[], index: number, start: number): RawValue {
  const rest = (lines[index] ?? '').slice(start);
  const quote = /^["'`]/.exec(rest)?.[0] ?? '';
  const bare = { raw: rest.replace(/(?:^|\s+)#.*$/, '').trim(), quote: '', end: index };
  if (quote === '') return bare;
  const value: string[] = [];
  // A key or certificate; what is longer is a quote that somebody forgot to close.
  for (let end = index; end < Math.min(lines.length, index + 100); end += 1) {
    const line = end === index ? rest.slice(1) : (lines[end] ?? '');
    const close = closingQuote(line, quote);
    if (close >= 0) {
      const raw = [...value, line.slice(0, close)].join('\n');
      return { raw: unescaped(raw, quote), quote, end };
    }
    value.push(line);
  }
  return bare;
}

function closingQuote(value: string, quote: string): number {
  for (let at = value.indexOf(quote); at >= 0; at = value.indexOf(quote, at + 1)) {
    if (value[at - 1] !== '\\') return at;
  }
  return -1;
}

function unescaped(value: string, quote: string): string {
  return quote === '"' ? value.replaceAll('\\n', '\n').replaceAll('\\"', '"') : value;
}

/** Files beside a compose file from which its variables come, the weakest first. */
const fileNames = ['.env.template', '.env.sample', '.env.example', '.env'];

/**
 * The variables that Compose finds for a file of a folder: those of the `.env` there, then (for want of them, as the
 * real file is often ignored by git) of its sample, then of the folders above, from where Compose may be run.
 */
export function variablesAround(folder: string, repository: Repository): DotenvVariables {
  const variables = new Map<string, string>();
  for (const place of withParents(folder).toReversed()) {
    for (const name of fileNames) {
      const file = fileIn(place, name);
      const text = repository.readText(file);
      if (text === undefined) continue;
      for (const entry of readDotenv(text, file)) variables.set(entry.name, entry.value);
    }
  }
  return variables;
}

function withParents(folder: string): readonly string[] {
  return folder === '.' ? ['.'] : [folder, ...withParents(folderOf(folder))];
}
