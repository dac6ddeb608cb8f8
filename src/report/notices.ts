import type { Notice } from '../model/notice.js';
import type { ReportOptions } from './format.js';
import { paragraph } from './layout.js';
import { createStyle } from './style.js';
import { placePieces } from './text/section.js';

/** Every notice with its place and what to do about it; the empty string for none. */
export function renderNotices(notices: readonly Notice[], { colour, width }: ReportOptions): string {
  const style = createStyle(colour);
  const paint = { error: style.bad, warning: style.open, info: style.quiet };
  const lines = notices.flatMap(({ code, severity, message, file, line, help }) =>
    paragraph(
      [
        { text: `${code} ${severity}`, paint: paint[severity] },
        { text: message },
        ...placePieces(file, line, style),
        { text: help, paint: style.quiet },
      ],
      { width, margin: 0, hanging: 2 },
    ),
  );
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
