import { groupedDigits } from '../model/grouped-digits.js';
import type { RouterCost, TrafficBasis } from '../model/traffic.js';
import { joined, type Piece } from './layout.js';
import { type PlannedFlow, routerTitles } from './planned-flows.js';
import type { Style } from './style.js';

/** US dollars: cents below 100, whole ones from there on. */
export function dollars(value: number): string {
  if (value > 0 && value < 0.01) return 'under $0.01';
  return value < 100 ? `$${value.toFixed(2)}` : `$${groupedDigits(Math.round(value))}`;
}

function rounded(value: number): string {
  return groupedDigits(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}

function timeOf(milliseconds: number): string {
  return milliseconds < 1000
    ? `${rounded(milliseconds)}${joined}ms`
    : `${rounded(milliseconds / 1000)}${joined}s`;
}

function titleOf({ router }: RouterCost): string {
  return routerTitles[router];
}

/** The cost of the planned router, and those of the routers that lost, in the order of the suggestion. */
function optionsOf({ flow, message }: PlannedFlow): {
  readonly planned: RouterCost | undefined;
  readonly others: readonly RouterCost[];
} {
  const options = flow?.suggestion.cost?.options ?? [];
  const losing = (flow?.suggestion.alternatives ?? []).map(({ router }) => router);
  return {
    planned: options.find(({ router }) => router === message.router),
    others: losing
      .filter((router) => router !== message.router)
      .map((router) => options.find((option) => option.router === router))
      .filter((option) => option !== undefined),
  };
}

/** ` $46.04 a month (EventBridge $83.27)`, to stand behind the reason; nothing where no rate is known. */
export function costPieces(planned: PlannedFlow, style: Style): readonly Piece[] {
  const { planned: own, others } = optionsOf(planned);
  const price = own?.usdPerMonth ?? null;
  if (price === null) return [];
  const compared = others
    .filter(({ usdPerMonth }) => usdPerMonth !== null)
    .map((option) => `${titleOf(option)} ${dollars(option.usdPerMonth ?? 0)}`.replaceAll(' ', joined));
  const atMost = planned.flow?.suggestion.cost?.atMost === true ? 'At most ' : '';
  const losing = compared.length === 0 ? '' : ` (${compared.join(', ')})`;
  return [{ text: `${atMost}${dollars(price)}${joined}a${joined}month${losing}.`, paint: style.quiet }];
}

const measuredOf: Readonly<Record<TrafficBasis, string>> = {
  endpoint: 'Measured of this endpoint at this caller.',
  edge: 'Measured of all requests of the edge.',
  route: 'Measured of the endpoint, whoever calls it.',
  entry: 'Taken from the requests from which the call is made.',
};

interface Row {
  readonly label: string;
  readonly pieces: readonly Piece[];
}

/** What was measured of a flow, one sentence; none where nothing was. */
export function trafficRows({ flow }: PlannedFlow): readonly Row[] {
  const traffic = flow?.traffic;
  if (traffic === undefined) return [];
  const { ratePerSecond, peakPerSecond, p50Ms, p99Ms, payloadBytes, errorRate } = traffic;
  const facts = [
    ...(ratePerSecond === null ? [] : [`${rounded(ratePerSecond)} requests a second`]),
    ...(peakPerSecond === null ? [] : [`${rounded(peakPerSecond)} at the peak`]),
    ...(p50Ms === null ? [] : [`half answered within ${timeOf(p50Ms)}`]),
    ...(p99Ms === null ? [] : [`99 of 100 within ${timeOf(p99Ms)}`]),
    ...(payloadBytes === null ? [] : [`${rounded(payloadBytes)}${joined}bytes sent`]),
    ...(errorRate === null ? [] : [`${rounded(errorRate * 100)}${joined}% failing`]),
  ];
  const sentence = facts.join(', ');
  return [
    {
      label: '',
      pieces: [
        { text: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.` },
        { text: measuredOf[traffic.basis] },
      ],
    },
  ];
}

/** The planned router with what it is made up of, the ones that lost, and what the figures rest on. */
export function costRows(planned: PlannedFlow, style: Style): readonly Row[] {
  const { planned: own, others } = optionsOf(planned);
  const cost = planned.flow?.suggestion.cost;
  if (cost === undefined || own?.usdPerMonth === undefined || own.usdPerMonth === null) return [];
  const parts = own.parts.map(({ what, usdPerMonth }) => `${what} ${dollars(usdPerMonth)}`);
  // What the suggested router exceeds stands among the warnings.
  const exceeds = ({ router, exceeds: sentences }: RouterCost): readonly Piece[] =>
    router === planned.flow?.suggestion.router ? [] : sentences.map((text) => ({ text, paint: style.open }));
  return [
    {
      label: titleOf(own),
      pieces: [
        { text: `${dollars(own.usdPerMonth)}:`, paint: style.heading },
        { text: `${parts.join(', ')}.` },
        ...exceeds(own),
      ],
    },
    ...others.map((option) => ({
      label: titleOf(option),
      pieces: [
        { text: option.usdPerMonth === null ? 'not known' : dollars(option.usdPerMonth) },
        ...exceeds(option),
      ],
    })),
    {
      label: '',
      pieces: [
        { text: `${cost.region}, prices of ${cost.pricesAsOf}.`, paint: style.quiet },
        ...cost.assumptions.map((text) => ({ text, paint: style.quiet })),
      ],
    },
  ];
}
