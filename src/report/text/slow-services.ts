import { type BlastRadius, blastRadii } from '../blast-radius.js';
import { joined, listed, type Piece, paragraph } from '../layout.js';
import type { Style } from '../style.js';
import { placePieces, type Section } from './section.js';

/** The delay that the sentences imagine. */
const slowSeconds = 5;
const mostShown = 5;

function verb(names: readonly string[], one: string, many: string): string {
  return names.length === 1 ? one : many;
}

function delayOf({ longestTimeout, perItem }: BlastRadius): string {
  const limit = longestTimeout === null ? slowSeconds : longestTimeout.milliseconds / 1000;
  const delay = limit < slowSeconds ? `up to ${limit}${joined}s` : `${slowSeconds}${joined}s`;
  return perItem ? `${delay} more per item` : `${delay} more`;
}

function whoWaits({ waiting, afterwards }: BlastRadius, total: number): string {
  const waits = `${listed(waiting)} ${verb(waiting, 'waits', 'wait')}`;
  const later = `${listed(afterwards)} ${verb(afterwards, 'is', 'are')} reached only afterwards`;
  const count = [waiting.length + afterwards.length, 'of', total, 'services'].join(joined);
  return `${waits}${afterwards.length === 0 ? '' : `, and ${later}`} (${count}).`;
}

function limitPieces({ withoutTimeout, longestTimeout }: BlastRadius, style: Style): readonly Piece[] {
  const [first, ...more] = withoutTimeout;
  if (first !== undefined) {
    const others = more.length === 0 ? '' : ` and ${more.length} more`;
    return [
      { text: 'No timeout', paint: style.bad },
      { text: 'at' },
      { text: `${first.file}:${first.line}${others}`, paint: style.place },
    ];
  }
  return longestTimeout === null
    ? []
    : [
        { text: `The timeout is ${longestTimeout.milliseconds / 1000}${joined}s at` },
        ...placePieces(longestTimeout.file, longestTimeout.line, style),
      ];
}

/** What users notice when a service is slow, and who waits. @param total how many services there are */
export function slowSentence(radius: BlastRadius, total: number, style: Style): readonly Piece[] {
  const { slow, requests, through } = radius;
  const by = through.length === 0 ? '' : ` (through ${listed(through)})`;
  return [
    { text: 'If' },
    { text: slow, paint: style.name },
    { text: `takes ${slowSeconds}${joined}s,` },
    { text: `${listed(requests)}${by} ${verb(requests, 'takes', 'take')}` },
    { text: `${delayOf(radius)}:`, paint: style.open },
    { text: whoWaits(radius, total) },
    ...limitPieces(radius, style),
  ];
}

/** What one slow service does to the requests of users, the worst first. */
export const slowServices: Section = ({ document, width, style }) => {
  const radii = blastRadii(document);
  const total = document.services.length;
  const shown = radii.slice(0, mostShown);
  const rest = radii.slice(mostShown).map((radius) => radius.slow);
  const also = rest.length === 0 ? [] : [`Requests also wait for ${listed(rest, 8)}.`];
  return radii.length === 0
    ? []
    : [
        style.heading('WHEN A SERVICE IS SLOW'),
        ...shown.flatMap((radius) =>
          paragraph(slowSentence(radius, total, style), { width, margin: 2, hanging: 2 }),
        ),
        ...also.flatMap((text) => paragraph([{ text }], { width, margin: 2, hanging: 2 })),
      ];
};
