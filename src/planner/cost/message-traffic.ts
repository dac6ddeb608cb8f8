import type { Call } from '../../model/call.js';
import type { Flow } from '../../model/flow.js';
import { largest } from '../traffic/flow-traffic.js';

/** A message as routers see it: how often, how large, and to how many. */
export interface MessageTraffic {
  /** Messages a second; null where no rate is known. */
  readonly ratePerSecond: number | null;
  /** True where the rate holds requests that are no message of this kind. */
  readonly atMost: boolean;
  /** The most messages in one second: the rate where no peak is known. */
  readonly peakPerSecond: number | null;
  /** Bytes of one message; null where no size is known. */
  readonly bytes: number | null;
  /** Whether the size was measured, or estimated from the code. */
  readonly bytesMeasured: boolean;
  readonly consumers: number;
  /** Whether FIFO queues are proposed, since the order of the messages matters. */
  readonly ordered: boolean;
}

/**
 * The traffic of a message from that of its flows. One message is sent for each occurrence: the flows that are not
 * repeated in a loop tell how many those are, first those whose figures hold nothing else; only where there are none do
 * the repeated ones. A message carries what
 * each of its consumers needs, so sizes are added up; where none was measured the estimate from the code counts.
 */
export function messageTraffic(flows: readonly Flow[], calls: ReadonlyMap<string, Call>): MessageTraffic {
  const callsOf = (flow: Flow): readonly Call[] =>
    flow.calls.map((id) => calls.get(id)).filter((call) => call !== undefined);
  const rated = flows.filter(
    ({ traffic }) => (traffic?.ratePerSecond ?? traffic?.peakPerSecond ?? null) !== null,
  );
  const once = rated.filter((flow) => !callsOf(flow).some((call) => call.inLoop));
  const own = once.filter(({ traffic }) => traffic?.atMost === false);
  const telling = (own.length > 0 ? own : once.length > 0 ? once : rated).map(({ traffic }) => traffic);
  const ratePerSecond = largest(telling.map((traffic) => traffic?.ratePerSecond ?? null));
  const sizes = flows.map(({ traffic }) => traffic?.payloadBytes ?? null).filter((size) => size !== null);
  const estimate = largest(flows.map(({ suggestion }) => suggestion.delivery?.payloadBytes ?? null));
  return {
    ratePerSecond,
    atMost: telling.some((traffic) => traffic?.atMost === true),
    peakPerSecond: largest([ratePerSecond, ...telling.map((traffic) => traffic?.peakPerSecond ?? null)]),
    bytes: sizes.length === 0 ? estimate : sizes.reduce((sum, size) => sum + size, 0),
    bytesMeasured: sizes.length > 0,
    consumers: flows.length,
    ordered: flows.some(({ suggestion }) => suggestion.delivery?.variant === 'fifo'),
  };
}
