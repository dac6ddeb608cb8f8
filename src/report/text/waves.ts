import type { Level, Wave, WavePlace } from '../../model/wave.js';
import { counted, type Piece, padded, paragraph, printable, widest } from '../layout.js';
import type { Style } from '../style.js';
import { placePieces, type Section, type SectionInput } from './section.js';

/** A long wave says less than its length: all of it is in the other formats. */
const mostPlaces = 6;

function paintOf(level: Level, style: Style): (text: string) => string {
  return { low: style.quiet, medium: style.open, high: style.bad }[level];
}

function levelPieces({ benefit, risk }: WavePlace, style: Style): readonly Piece[] {
  const gain = benefit === 'high' ? style.good : style.quiet;
  return [
    { text: `benefit ${benefit},`, paint: gain },
    { text: `risk ${risk}`, paint: paintOf(risk, style) },
  ];
}

/**
 * The one reason that a place shows: what has to come first; else what is gained; else what decided the wave, which the
 * wave itself says already.
 */
function reasonOf({ reasons }: WavePlace): WavePlace['reasons'][number] | undefined {
  const [decided, ...others] = reasons;
  return others.find(({ rule }) => rule === 'W9') ?? others[0] ?? decided;
}

interface Table {
  readonly column: number;
  readonly beside: boolean;
  readonly input: SectionInput;
}

function stateOf({ flow }: WavePlace, { applied, style }: SectionInput): readonly Piece[] {
  return applied.has(flow) ? [{ text: 'applied,', paint: style.good }] : [];
}

function placeLines(place: WavePlace, { column, beside, input }: Table): readonly string[] {
  const { width, style } = input;
  const pieces = [...stateOf(place, input), ...levelPieces(place, style)];
  const levels = pieces.map(({ text, paint }) => paint?.(text) ?? text).join(' ');
  const lead = beside
    ? [`     ${padded({ text: place.flow, paint: style.name }, column)}  ${levels}`]
    : [`     ${style.name(printable(place.flow))}`, `       ${levels}`];
  const reason = reasonOf(place);
  const sentence =
    reason === undefined ? [] : [{ text: reason.text }, ...placePieces(reason.file, reason.line, style)];
  return [...lead, ...paragraph(sentence, { width, margin: 7 })];
}

function waveLines(wave: Wave, input: SectionInput): readonly string[] {
  const { width, style } = input;
  const shown = wave.places.slice(0, mostPlaces);
  const rest = wave.places.length - shown.length;
  const column = widest(shown.map(({ flow }) => flow));
  const levels = shown.map((place) =>
    [...stateOf(place, input), ...levelPieces(place, style)].map(({ text }) => text).join(' '),
  );
  const beside = 5 + column + 2 + widest(levels) <= width;
  const head: readonly Piece[] = [
    { text: `${wave.number}. ${wave.title}.`, paint: style.heading },
    { text: wave.why },
  ];
  return [
    ...paragraph(head, { width, margin: 2, hanging: 3 }),
    ...shown.flatMap((place) => placeLines(place, { column, beside, input })),
    ...(rest === 0 ? [] : [`     and ${counted(rest, 'flow')} more (--format json)`]),
  ];
}

/** True where the flows of one message stand in several waves: its code comes at once, its switches do not. */
function spansWaves({ document, plan }: SectionInput): boolean {
  const waveOf = new Map(
    document.waves.flatMap(({ number, places }) => places.map(({ flow }) => [flow, number])),
  );
  return plan.messages.some(({ name, consumers }) => {
    const numbers = consumers.flatMap(({ service }) => waveOf.get(`${name}:${service}`) ?? []);
    return new Set(numbers).size > 1;
  });
}

/** In which order the flows should move, each wave with its reason and each flow with its own. */
export const waves: Section = (input) => {
  const { document, width, style } = input;
  if (document.waves.length === 0) {
    return [];
  }
  const switches = spansWaves(input)
    ? paragraph(
        [
          {
            text: 'The code of a message is applied once, for all of its consumers; its switches are turned flow by flow.',
          },
        ],
        { width, margin: 2 },
      )
    : [];
  return [
    `${style.heading('ORDER OF MIGRATION')} (${counted(document.waves.length, 'wave')})`,
    ...document.waves.flatMap((wave) => waveLines(wave, input)),
    ...switches,
  ];
};
