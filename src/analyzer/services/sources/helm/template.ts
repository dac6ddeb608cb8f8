import { type Pipeline, parsePipeline } from './expression.js';

/** A piece of a Go template. Lines are those of its file. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  /** `alone`: nothing else stands on its line. */
  | { readonly kind: 'action'; readonly pipeline: Pipeline; readonly line: number; readonly alone: boolean }
  | {
      readonly kind: 'if' | 'with' | 'range';
      readonly pipeline: Pipeline;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

export interface Template {
  readonly nodes: readonly TemplateNode[];
  /** What `define` names. */
  readonly definitions: ReadonlyMap<string, readonly TemplateNode[]>;
}

interface Piece {
  readonly text: string;
  readonly line: number;
  readonly isAction: boolean;
  readonly alone: boolean;
}

/** Cuts a template into its text and its actions, with the white space that `{{-` and `-}}` take away. */
function piecesOf(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let line = 1;
  let trim = false;
  const addText = (end: number, trimEnd: boolean): void => {
    const raw = source.slice(at, end);
    const start = trim ? raw.length - raw.trimStart().length : 0;
    const text = trimEnd ? raw.slice(start).trimEnd() : raw.slice(start);
    if (text !== '') {
      pieces.push({ text, line: line + linesIn(raw.slice(0, start)), isAction: false, alone: false });
    }
    line += linesIn(raw);
  };
  for (let open = source.indexOf('{{'); open >= 0; open = source.indexOf('{{', at)) {
    const close = closingBraces(source, open + 2);
    if (close === undefined) break;
    const inner = source.slice(open + 2, close);
    const before = /^-\s/.test(inner);
    addText(open, before);
    trim = /\s-$/.test(inner);
    const text = inner.slice(before ? 1 : 0, trim ? -1 : undefined).trim();
    pieces.push({ text, line, isAction: true, alone: isAlone(source, open, close + 2) });
    line += linesIn(inner);
    at = close + 2;
  }
  addText(source.length, false);
  return pieces;
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** A quoted text, or a pair of braces that ends the action. */
const delimiter = /"(?:\\.|[^"\\])*"|`[^`]*`|\}\}/g;

/** Where the action ends: braces within strings and comments do not count. */
function closingBraces(source: string, start: number): number | undefined {
  const isComment = /^-?\s*\/\*/.test(source.slice(start, start + 20));
  const from = isComment ? source.indexOf('*/', start) : start;
  if (from < 0) return undefined;
  delimiter.lastIndex = from;
  for (let match = delimiter.exec(source); match !== null; match = delimiter.exec(source)) {
    if (match[0] === '}}') return match.index;
  }
  return undefined;
}

function isAlone(source: string, start: number, end: number): boolean {
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  const next = source.indexOf('\n', end);
  return before.trim() === '' && source.slice(end, next < 0 ? undefined : next).trim() === '';
}

interface Reader {
  readonly pieces: readonly Piece[];
  readonly definitions: Map<string, readonly TemplateNode[]>;
  at: number;
}

/** Parses a template. Blocks that are never closed end with the file. */
export function parseTemplate(source: string): Template {
  const reader: Reader = { pieces: piecesOf(source), definitions: new Map(), at: 0 };
  const nodes: TemplateNode[] = [];
  while (reader.at < reader.pieces.length) {
    nodes.push(...blockAt(reader, 0));
    // An `end` or `else` without its beginning.
    reader.at += 1;
  }
  return { nodes, definitions: reader.definitions };
}

const word = /^(if|with|range|define|block|else|end|template|break|continue)\b\s*/;

/** The nodes up to the next `else` or `end`, at which the reader stops. */
function blockAt(reader: Reader, depth: number): readonly TemplateNode[] {
  const nodes: TemplateNode[] = [];
  for (let piece = reader.pieces[reader.at]; piece !== undefined; piece = reader.pieces[reader.at]) {
    const keyword = piece.isAction ? word.exec(piece.text)?.[1] : undefined;
    if (keyword === 'end' || keyword === 'else') return nodes;
    reader.at += 1;
    nodes.push(...nodesOf(piece, keyword, reader, depth));
  }
  return nodes;
}

function nodesOf(
  piece: Piece,
  keyword: string | undefined,
  reader: Reader,
  depth: number,
): readonly TemplateNode[] {
  const { text, line, isAction, alone } = piece;
  if (!isAction) return [{ kind: 'text', text, line }];
  const rest = keyword === undefined ? text : text.replace(word, '');
  if (keyword === undefined) {
    return text.startsWith('/*') ? [] : [{ kind: 'action', pipeline: parsePipeline(text), line, alone }];
  }
  if (keyword === 'template') {
    return [{ kind: 'action', pipeline: parsePipeline(`include ${rest}`), line, alone }];
  }
  if (keyword === 'break' || keyword === 'continue' || depth > 100) return [];
  if (keyword === 'define' || keyword === 'block') return definitionAt(rest, piece, keyword, reader, depth);
  return [branchAt(keyword as 'if' | 'with' | 'range', rest, reader, depth)];
}

function definitionAt(
  rest: string,
  { line, alone }: Piece,
  keyword: string,
  reader: Reader,
  depth: number,
): readonly TemplateNode[] {
  const name = /^["`]([^"`]*)["`]/.exec(rest)?.[1] ?? '';
  const body = blockAt(reader, depth + 1);
  reader.at += 1;
  reader.definitions.set(name, body);
  return keyword === 'define'
    ? []
    : [{ kind: 'action', pipeline: parsePipeline(`include ${rest}`), line, alone }];
}

function branchAt(
  kind: 'if' | 'with' | 'range',
  condition: string,
  reader: Reader,
  depth: number,
): TemplateNode {
  const body = blockAt(reader, depth + 1);
  const closing = reader.pieces[reader.at]?.text ?? '';
  reader.at += 1;
  const pipeline = parsePipeline(condition);
  if (!closing.startsWith('else')) return { kind, pipeline, body, otherwise: [] };
  const next = /^else\s+(if|with)\b\s*([\s\S]*)$/.exec(closing);
  if (next !== null && depth < 100) {
    // `else if` shares its `end` with the `if` before it.
    const otherwise = [branchAt(next[1] as 'if' | 'with', next[2] ?? '', reader, depth + 1)];
    return { kind, pipeline, body, otherwise };
  }
  const otherwise = blockAt(reader, depth + 1);
  reader.at += 1;
  return { kind, pipeline, body, otherwise };
}
