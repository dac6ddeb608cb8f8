import type { Finding } from '../../model/finding.js';
import { counted, type Piece, paragraph } from '../layout.js';
import type { Style } from '../style.js';
import { placePieces, type Section } from './section.js';

function byKind(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    groups.set(finding.kind, [...(groups.get(finding.kind) ?? []), finding]);
  }
  return [...groups.values()];
}

function piecesOf([first, ...more]: readonly Finding[], style: Style): readonly Piece[] {
  return first === undefined
    ? []
    : [
        { text: `${first.title}:`, paint: style.open },
        { text: first.text },
        ...placePieces(first.file, first.line, style),
        ...(more.length === 0 ? [] : [{ text: `And ${more.length} more of this kind.` }]),
      ];
}

/** Anti-patterns of synchronous calls, the worst first: each kind once, with how often, its first place and a cure. */
export const findings: Section = ({ document, width, style }) => {
  const groups = byKind(document.findings);
  const isCut = groups.some((group) => group.length > 1);
  return groups.length === 0
    ? []
    : [
        `${style.heading('FOUND ON THE WAY')} (${counted(document.findings.length, 'anti-pattern')})`,
        ...groups.flatMap((group) => [
          ...paragraph(piecesOf(group, style), { width, margin: 2, hanging: 2 }),
          ...paragraph([{ text: `Cure: ${group[0]?.cure ?? ''}`, paint: style.good }], {
            width,
            margin: 4,
            hanging: 2,
          }),
        ]),
        ...(isCut
          ? paragraph([{ text: 'eda-migrate analyze --format json has all of them.' }], { width, margin: 2 })
          : []),
      ];
};
