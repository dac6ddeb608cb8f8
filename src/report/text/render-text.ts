import type { AnalysisDocument } from '../../model/document.js';
import type { Plan } from '../../model/plan.js';
import type { ReportFormat, ReportOptions } from '../format.js';
import { flowGroups } from '../planned-flows.js';
import { createStyle } from '../style.js';
import { findings } from './findings.js';
import { flowTable } from './flow-table.js';
import { header } from './header.js';
import { nextStep } from './next-step.js';
import { notices } from './notices.js';
import type { Section } from './section.js';
import { slowServices } from './slow-services.js';
import { staying } from './staying.js';
import { unknownTargets } from './unknown-targets.js';
import { waves } from './waves.js';

const sections: readonly Section[] = [
  header,
  flowTable,
  staying,
  slowServices,
  findings,
  waves,
  notices,
  unknownTargets,
];

/** Below this a page has no room for columns: terminals that narrow break lines by themselves. */
const narrowest = 60;

/**
 * The report for a person: what was found, which flows can leave the request path and which stay, what a slow service
 * does, what harms on the way, in which order to go, what to know, and the next command. Readable from 60 columns on; colour adds nothing that the text leaves out.
 */
export function renderText(document: AnalysisDocument, plan: Plan, options: ReportOptions): string {
  const groups = flowGroups(document, plan);
  const width = Math.max(narrowest, options.width);
  const style = createStyle(options.colour);
  const applied = new Set(options.applied);
  const shown = options.reviewFollows ? sections : [...sections, nextStep];
  const parts = shown
    .map((section) => section({ document, plan, groups, width, style, applied }))
    .filter((lines) => lines.length > 0);
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

export const text = { id: 'text', title: 'for people', render: renderText } as const satisfies ReportFormat;
