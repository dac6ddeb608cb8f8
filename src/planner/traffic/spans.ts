import type { SeenRequest } from './source.js';

/** A piece of a trace that is a request: seen by who made it (client) or by who answered it (server). */
export interface Span {
  /** Unique in its trace. */
  readonly id: string;
  readonly parentId: string | null;
  readonly side: 'client' | 'server';
  /** The service that recorded it. */
  readonly service: string;
  /** Names of the other end, for a client. */
  readonly peers: readonly string[];
  readonly method: string | null;
  readonly path: string | null;
  readonly startMs: number;
  readonly durationMs: number | null;
  readonly payloadBytes: number | null;
  readonly failed: boolean;
}

/**
 * The requests of traces: one for each client span, named after the server span below it where the export has that
 * (telemetry names the service there, and a host elsewhere), and one without a caller for each server span.
 */
export function requestsOf(spans: readonly Span[]): readonly SeenRequest[] {
  const answers = new Map<string, Span>();
  for (const span of spans) {
    if (span.side === 'server' && span.parentId !== null) answers.set(span.parentId, span);
  }
  return spans.map((span) => {
    const { method, path, startMs, durationMs, payloadBytes, failed } = span;
    const figures = { startMs, durationMs, payloadBytes, failed };
    if (span.side === 'server') return { from: null, to: [span.service], method, path, ...figures };
    const answer = answers.get(span.id);
    return {
      from: span.service,
      to: answer === undefined ? span.peers : [answer.service, ...span.peers],
      method: method ?? answer?.method ?? null,
      path: answer?.path ?? path,
      ...figures,
      payloadBytes: payloadBytes ?? answer?.payloadBytes ?? null,
    };
  });
}
