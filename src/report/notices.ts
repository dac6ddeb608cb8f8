import type { Notice } from '../model/notice.js';
import type { ReportOptions } from './format.js';
import { paragraph } from './layout.js';
import { createStyle } from './style.js';
import { placePieces } from './text/section.js';

/** Every notice: what happened, where, and what to do about it; the empty string for none. */
export function renderNotices(notices: readonly Notice[], options: ReportOptions): string {
  return notices.map((notice) => `${noticeLines(notice, options).join('\n')}\n`).join('');
}

function noticeLines(notice: Notice, { colour, width }: ReportOptions): readonly string[] {
  const { code, severity, message, file, line, help } = notice;
  const style = createStyle(colour);
  const paint = { error: style.bad, warning: style.open, info: style.quiet }[severity];
  return [
    ...paragraph([{ text: `${severity} ${code}`, paint }, ...placePieces(file, line, style)], {
      width,
      margin: 0,
    }),
    ...paragraph([{ text: message }], { width, margin: 2 }),
    ...paragraph([{ text: help, paint: style.quiet }], { width, margin: 2 }),
  ];
}
