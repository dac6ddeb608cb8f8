import type { Notice } from '../../model/notice.js';
import type { DeclaredTraffic } from './figures.js';

/** One request as a trace or a log has it; names are those of the telemetry. */
export interface SeenRequest {
  /** Who made it; null where that was not recorded. */
  readonly from: string | null;
  /** Names of who answers it, the most reliable first: a service, a host, a host with its port. */
  readonly to: readonly string[];
  readonly method: string | null;
  /** A path or a path template, without host and query; null where it was not recorded. */
  readonly path: string | null;
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly durationMs: number | null;
  readonly payloadBytes: number | null;
  readonly failed: boolean;
}

/** Where measured requests come from; one that stands earlier is the more reliable. */
export const seenFormats = ['access-log', 'otlp', 'xray'] as const;
export type SeenFormat = (typeof seenFormats)[number];

/** What one traffic file holds: rows that somebody wrote, or requests that were recorded. */
export type TrafficSource =
  | { readonly kind: 'declared'; readonly rows: readonly DeclaredTraffic[] }
  | {
      readonly kind: 'seen';
      readonly format: SeenFormat;
      readonly file: string;
      readonly requests: readonly SeenRequest[];
      readonly notices: readonly Notice[];
    };

/** A file as the forms look at it. */
export interface TrafficContent {
  /** The name to show. */
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** The JSON documents in it (one, or one on each line); undefined for what is no JSON. */
  readonly documents: readonly unknown[] | undefined;
}

/** A form of traffic files. Adding one is a file, a line in `registry.ts` and a test. */
export interface TrafficFormat {
  readonly id: string;
  readonly title: string;
  /** Whether the content has this form; looks at its beginning only. */
  readonly recognises: (content: TrafficContent) => boolean;
  /** @throws UserError for what has the form but not its values */
  readonly read: (content: TrafficContent) => TrafficSource;
}
