import type { AnalysisDocument } from '../model/document.js';
import type { Plan } from '../model/plan.js';

export const graphChoices = ['before', 'after', 'both'] as const;
/** Which of the two graphs is drawn. */
export type GraphChoice = (typeof graphChoices)[number];

export const rowChoices = ['calls', 'edges', 'flows'] as const;
/** What each row of a table is. */
export type RowChoice = (typeof rowChoices)[number];

/** Where a report will be read. */
export interface ReportOptions {
  /** Columns of the page. */
  readonly width: number;
  readonly colour: boolean;
  /** Ids of the flows that were applied before; none where left out. */
  readonly applied?: readonly string[];
  /** True where the review follows at once, so that no next command has to be named. */
  readonly reviewFollows?: boolean;
  /** For formats that draw; both where left out. */
  readonly graph?: GraphChoice | undefined;
  /** For formats with rows; calls where left out. */
  readonly rows?: RowChoice | undefined;
}

/** A way to print an analysis. Adding one is a file, a line in `registry.ts` and a test. */
export interface ReportFormat {
  readonly id: string;
  readonly title: string;
  /** The options that it has a use for; none where left out. */
  readonly choices?: readonly ('graph' | 'rows')[];
  readonly render: (document: AnalysisDocument, plan: Plan, options: ReportOptions) => string;
}
