import type { Call } from '../../model/call.js';
import { endpointOf, type PlanningContext, targetService } from '../context.js';
import { onlyReads } from '../rules/rule.js';
import { routeOfCall } from '../rules/surroundings.js';

/** Advice for calls that stay, to one endpoint of one service. */
interface Advice {
  readonly id: string;
  readonly advise: (calls: readonly Call[], context: PlanningContext) => string | undefined;
}

function placeOf({ file, line }: Call): string {
  return `${file}:${line}`;
}

function isRead(call: Call): boolean {
  return onlyReads(call) && call.response === 'data' && call.role === 'business';
}

/** In this order: what limits the damage first, then what takes the call away. */
const advices: readonly Advice[] = [
  {
    id: 'timeout',
    advise: (calls) => {
      const open = calls.find(({ timeoutMs, role }) => timeoutMs === null && role !== 'proxy');
      return (
        open &&
        `Give ${endpointOf(open)} a timeout (${placeOf(open)}): none was found, so a slow ${targetService(open)} holds up every request that waits for it.`
      );
    },
  },
  {
    id: 'breaker',
    advise: (calls) => {
      const open = calls.find(({ breaker, role }) => !breaker && (role === 'business' || role === 'auth'));
      return (
        open &&
        `Put a circuit breaker around it (${placeOf(open)}), so that ${open.from} fails at once while ${targetService(open)} is down.`
      );
    },
  },
  {
    id: 'retries',
    advise: (calls) => {
      const risky = calls.find(
        ({ retries, idempotent, headers }) => (retries ?? 0) > 0 && !idempotent && !headers.idempotency,
      );
      return (
        risky &&
        `It is retried although doing it twice may do harm (${placeOf(risky)}): send an Idempotency-Key, or retry only what was never sent.`
      );
    },
  },
  {
    id: 'loop',
    advise: (calls) => {
      const repeated = calls.find(({ inLoop }) => inLoop);
      return (
        repeated &&
        `It is asked once for each item (${placeOf(repeated)}): ask for all of them at once, or keep a copy of what is read.`
      );
    },
  },
  {
    id: 'cache',
    advise: (calls) => {
      const read = calls.find(isRead);
      return read && `Where its answer may be a little old, cache it for a short time (${placeOf(read)}).`;
    },
  },
  {
    id: 'read-model',
    advise: (calls, context) => {
      const read = calls.find(isRead);
      const owner = read === undefined ? null : targetService(read);
      const isOwned = owner !== null && context.services.get(owner)?.inRepo === true;
      return read && isOwned
        ? `A read model takes the call away: ${owner} publishes what changes, and ${read.from} keeps the part that it reads.`
        : undefined;
    },
  },
  {
    id: 'service-connect',
    advise: (calls, context) => {
      const [call] = calls;
      const target = call === undefined ? null : targetService(call);
      const isOwn = target !== null && context.services.get(target)?.inRepo === true;
      const known = call === undefined ? undefined : routeOfCall(call, context);
      return call && isOwn && (known !== undefined || call.role !== 'business')
        ? `ECS Service Connect gives the connection from ${call.from} to ${target} timeouts, retries, outlier detection and metrics without a change to the code.`
        : undefined;
    },
  },
];

/** What to do about calls that stay synchronous, a sentence each, the most urgent first. */
export function stayingAdvice(calls: readonly Call[], context: PlanningContext): readonly string[] {
  return advices.flatMap(({ advise }) => advise(calls, context) ?? []);
}
