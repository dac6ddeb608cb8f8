import type { AnalysisDocument } from '../../model/document.js';
import type { Plan } from '../../model/plan.js';
import type { ReportFormat, ReportOptions } from '../format.js';
import { parts } from './sections.js';

/** The report as a page of GitHub-flavoured Markdown, for pull requests and wikis; the graphs are drawn by Mermaid. */
export function renderMarkdown(
  document: AnalysisDocument,
  plan: Plan,
  { applied = [] }: Pick<ReportOptions, 'applied'>,
): string {
  const input = { document, plan, applied: new Set(applied) };
  const sections = parts.map((part) => part(input)).filter((lines) => lines.length > 0);
  const page = [['# Synchronous calls between services'], ...sections];
  return `${page.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

export const markdown = {
  id: 'markdown',
  title: 'a page for pull requests and wikis',
  render: renderMarkdown,
} as const satisfies ReportFormat;
