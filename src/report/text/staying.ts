import { counted, type Piece, padded, paragraph, widest, wrap } from '../layout.js';
import type { PlannedFlow } from '../planned-flows.js';
import type { Section, SectionInput } from './section.js';

/** A long list says less than its length: the rest is in the other formats. */
const mostNames = 8;

function titleOf({ flow, consumer }: PlannedFlow): string {
  const suggested = flow?.suggestion;
  if (consumer.decidedByUser && suggested?.router !== 'none') {
    return 'Your decision';
  }
  // The last reason is the one that keeps it: the verdict's, or what is in the way of a call that could move.
  return suggested?.reasons.at(-1)?.title ?? 'Not in the code any more';
}

/** Calls to the outside have no flow; they are shown by caller and host. */
function outside({ document }: SectionInput): readonly string[] {
  const pairs = document.calls.flatMap((call) =>
    call.to.kind === 'external' ? [`${call.from} to ${call.to.host}`] : [],
  );
  return [...new Set(pairs)].sort();
}

function grouped(input: SectionInput): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const planned of input.groups.staying) {
    const title = titleOf(planned);
    groups.set(title, [...(groups.get(title) ?? []), planned.id]);
  }
  const hosts = outside(input);
  return hosts.length === 0 ? groups : new Map([...groups, ['Outside service', hosts]]);
}

function namePieces(names: readonly string[], paint: (text: string) => string): readonly Piece[] {
  const shown = names.slice(0, mostNames);
  const rest = names.length - shown.length;
  return [
    ...shown.map((name, at) => ({ text: at < shown.length - 1 || rest > 0 ? `${name},` : name, paint })),
    ...(rest > 0 ? [{ text: `and ${rest} more` }] : []),
  ];
}

interface Row {
  readonly title: string;
  readonly names: readonly string[];
}

/** Titles in a column and the names beside it; where a name has no room there, the names below their titles. */
function rowLines(rows: readonly Row[], width: number, paint: (text: string) => string): readonly string[] {
  const column = widest(rows.map((row) => row.title));
  const margin = 2 + column + 2;
  const room = width - margin;
  const beside = widest(rows.flatMap((row) => row.names)) <= room;
  return rows.flatMap(({ title, names }) => {
    if (!beside) {
      return [`  ${title}`, ...paragraph(namePieces(names, paint), { width, margin: 4 })];
    }
    const [first = '', ...more] = wrap(namePieces(names, paint), room);
    return [
      `  ${padded({ text: title }, column)}  ${first}`,
      ...more.map((line) => ' '.repeat(margin) + line),
    ];
  });
}

/** What stays synchronous, by the reason for it. */
export const staying: Section = (input) => {
  const { groups, width, style } = input;
  const rows = [...grouped(input)].map(([title, names]) => ({ title, names }));
  if (rows.length === 0) {
    return [];
  }
  const open = groups.staying.filter(({ consumer }) => consumer.decision !== 'keep-sync').length;
  const facts = [
    ...(groups.staying.length === 0 ? [] : [counted(groups.staying.length, 'flow')]),
    ...(open === 0 ? [] : [`${open} to confirm`]),
  ];
  return [
    `${style.heading('STAYS SYNCHRONOUS')}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`,
    ...rowLines(rows, width, style.name),
  ];
};
