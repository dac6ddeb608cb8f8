import { plannerTrafficCatalogue } from '../../model/catalogue/planner-traffic.js';
import { errorOf } from '../../model/errors.js';
import { jsonMistake } from '../plan/json-mistake.js';
import { trafficFormats } from './formats/registry.js';
import type { TrafficContent, TrafficSource } from './source.js';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(text: string, file: string, lineBefore: number): never {
  const { line, problem } = jsonMistake(text);
  throw errorOf(plannerTrafficCatalogue.trafficUnreadable, { problem }, { file, line: line + lineBefore });
}

/** One document, or one on each line as collectors write them. */
function documentsOf(text: string, file: string): readonly unknown[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const whole = parsed(text);
  if (whole !== undefined) return [whole];
  const lines = text.split('\n').map((line, at) => ({ line, at }));
  const written = lines.filter(({ line }) => line.trim() !== '');
  const [first] = written;
  if (first === undefined || written.length === 1 || parsed(first.line) === undefined) {
    return unreadable(text, file, 0);
  }
  return written.map(({ line, at }) => parsed(line) ?? unreadable(line, file, at));
}

function beginningOf({ text, documents }: TrafficContent): string {
  if (documents !== undefined) {
    const [first] = documents;
    if (Array.isArray(first)) return 'it is a JSON list';
    const members = typeof first === 'object' && first !== null ? Object.keys(first).slice(0, 5) : [];
    return members.length === 0
      ? 'it is JSON without members'
      : `it is JSON with the members ${members.join(', ')}`;
  }
  const [line = ''] = text.trimStart().split('\n');
  const shown = line.trim().slice(0, 60);
  return `it begins with "${shown}${line.trim().length > shown.length ? '…' : ''}"`;
}

/**
 * Reads a traffic file; its form is told by its content. `file` is the name to show.
 * @throws UserError (exit 2) EDA2030 to EDA2039 for text that is empty, binary, of no known form, or wrong
 */
export function readTraffic(text: string, file: string): TrafficSource {
  if (text.includes('\0') || text.includes('\ufffd')) {
    throw errorOf(plannerTrafficCatalogue.trafficBinary, {}, { file });
  }
  const withoutMark = text.replace(/^\ufeff/, '');
  if (withoutMark.trim() === '') {
    throw errorOf(plannerTrafficCatalogue.trafficEmpty, { what: 'it is empty' }, { file });
  }
  const content = { file, text: withoutMark, documents: documentsOf(withoutMark, file) };
  const format = trafficFormats.find(({ recognises }) => recognises(content));
  if (format === undefined) {
    throw errorOf(plannerTrafficCatalogue.trafficFormatUnknown, { what: beginningOf(content) }, { file });
  }
  const source = format.read(content);
  if (source.kind === 'declared' ? source.rows.length === 0 : source.requests.length === 0) {
    const what = source.kind === 'declared' ? 'it has no rows' : `${format.title} without a request`;
    throw errorOf(plannerTrafficCatalogue.trafficEmpty, { what }, { file });
  }
  return source;
}
