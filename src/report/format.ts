import type { AnalysisDocument } from '../model/document.js';
import type { Plan } from '../model/plan.js';

/** Where a report will be read. */
export interface ReportOptions {
  /** Columns of the page. */
  readonly width: number;
  readonly colour: boolean;
  /** Ids of the flows that were applied before; none where left out. */
  readonly applied?: readonly string[];
  /** True where the review follows at once, so that no next command has to be named. */
  readonly reviewFollows?: boolean;
}

/** A way to print an analysis. Adding one is a file, a line in `registry.ts` and a test. */
export interface ReportFormat {
  readonly id: string;
  readonly title: string;
  readonly render: (document: AnalysisDocument, plan: Plan, options: ReportOptions) => string;
}
