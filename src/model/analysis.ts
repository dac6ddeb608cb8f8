import type { Call } from './call.js';
import type { Notice } from './notice.js';
import type { Service } from './service.js';

/** An asynchronous edge that the repository has already. */
export interface ExistingMessage {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly service: string;
  readonly direction: 'publish' | 'consume';
  readonly transport: string;
  readonly channel: string;
}

/** What the analyser found. Plain data, sorted, the same for the same input. */
export interface Analysis {
  /** Hash of the names and contents of every file that was read. */
  readonly inputsHash: string;
  readonly services: readonly Service[];
  readonly calls: readonly Call[];
  readonly messages: readonly ExistingMessage[];
  readonly unresolved: { readonly count: number; readonly missingFacts: readonly string[] };
  readonly notices: readonly Notice[];
}
