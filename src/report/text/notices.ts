import type { Notice } from '../../model/notice.js';
import { type Piece, paragraph } from '../layout.js';
import type { Style } from '../style.js';
import { placePieces, type Section } from './section.js';

const severities = ['error', 'warning', 'info'] as const;

function paintOf(severity: Notice['severity'], style: Style): (text: string) => string {
  return { error: style.bad, warning: style.open, info: style.quiet }[severity];
}

function grouped(notices: readonly Notice[]): readonly (readonly Notice[])[] {
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) {
    groups.set(notice.code, [...(groups.get(notice.code) ?? []), notice]);
  }
  return [...groups.values()];
}

function piecesOf(group: readonly Notice[], style: Style): readonly Piece[] {
  const [first] = group;
  if (first === undefined) {
    return [];
  }
  const more = group.length - 1;
  return [
    { text: `${first.code} ${first.severity}`, paint: paintOf(first.severity, style) },
    { text: first.message },
    ...placePieces(first.file, first.line, style),
    ...(more === 0 ? [] : [{ text: `And ${more} more of this kind.` }]),
  ];
}

/** What the stages have to say, each kind once: how often, and the first place. */
export const notices: Section = ({ document, width, style }) => {
  const groups = severities.flatMap((severity) =>
    grouped(document.notices.filter((notice) => notice.severity === severity)),
  );
  const codes = groups.flatMap((group) => group[0]?.code ?? []);
  return groups.length === 0
    ? []
    : [
        `${style.heading('NOTICES')} (${document.notices.length})`,
        ...groups.flatMap((group) => paragraph(piecesOf(group, style), { width, margin: 2, hanging: 2 })),
        ...paragraph(
          [
            {
              text: `eda-migrate explain ${codes[0]} says more${codes.length > 1 ? ', and so for each code' : ''}.`,
            },
          ],
          { width, margin: 2 },
        ),
      ];
};
