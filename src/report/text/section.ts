import type { AnalysisDocument } from '../../model/document.js';
import type { Plan } from '../../model/plan.js';
import type { Piece } from '../layout.js';
import type { FlowGroups } from '../planned-flows.js';
import type { Style } from '../style.js';

/** What a section of the text report may look at. */
export interface SectionInput {
  readonly document: AnalysisDocument;
  readonly plan: Plan;
  readonly groups: FlowGroups;
  readonly width: number;
  readonly style: Style;
  /** Ids of the flows that were applied. */
  readonly applied: ReadonlySet<string>;
}

/** A part of the text report: lines, or none where it has nothing to say. */
export type Section = (input: SectionInput) => readonly string[];

/** The pieces of ` (file:line)` behind a sentence; none without a file. */
export function placePieces(file: string | null, line: number | null, style: Style): readonly Piece[] {
  return file === null ? [] : [{ text: line === null ? file : `${file}:${line}`, paint: style.place }];
}
