import type { Call } from '../../model/call.js';
import type { Reason } from '../../model/flow.js';
import type { Level } from '../../model/wave.js';
import type { Chains } from '../call-paths/chains.js';
import { isWaitedFor } from '../call-paths/waiting.js';
import { callerOf, type PlanningContext, targetService } from '../context.js';
import { type MovingFlow, reasonAt } from './moving-flow.js';
import { waveRules } from './wave-rules.js';

/** From this many requests behind each other on, the wait is long. */
const longFrom = 2;

export interface Benefit {
  readonly level: Level;
  readonly reasons: readonly Reason[];
}

function isInRequest(call: Call): boolean {
  return isWaitedFor(call) && call.entry.some(({ kind }) => kind === 'route');
}

function inLoop({ calls, to }: MovingFlow, context: PlanningContext): readonly Reason[] {
  const call = calls.find((each) => each.inLoop && isInRequest(each));
  const text = call && `${callerOf(call, context)} waits for ${to} once for each item of a loop.`;
  return call === undefined || text === undefined ? [] : [reasonAt(call, waveRules.loop, text)];
}

function slowChain({ calls, to }: MovingFlow, context: PlanningContext, chains: Chains): readonly Reason[] {
  const call = calls.find((each) => isInRequest(each) && chains.from(each).length >= longFrom);
  if (call === undefined) {
    return [];
  }
  const behind = chains.from(call).slice(1);
  const names = behind.map(
    (each) => targetService(each) ?? (each.to.kind === 'external' ? each.to.host : 'others'),
  );
  const text = `${callerOf(call, context)} waits for ${to} and, behind it, for ${names.join(' and then ')}.`;
  return [reasonAt(call, waveRules.chain, text)];
}

function waits({ calls, to }: MovingFlow, context: PlanningContext): readonly Reason[] {
  const call = calls.find(isInRequest);
  if (call === undefined) {
    return [];
  }
  const limit = call.timeoutMs === null ? ', without a limit' : `, up to ${call.timeoutMs / 1000} s`;
  return [reasonAt(call, waveRules.waits, `${callerOf(call, context)} waits for ${to}${limit}.`)];
}

/**
 * What callers gain when a flow moves: much where a request waits for it in a loop or for a chain of services, something
 * where a request waits for it at all.
 */
export function benefitOf(moving: MovingFlow, context: PlanningContext, chains: Chains): Benefit {
  const most = [...inLoop(moving, context), ...slowChain(moving, context, chains)];
  if (most.length > 0) {
    return { level: 'high', reasons: most };
  }
  const some = waits(moving, context);
  return { level: some.length > 0 ? 'medium' : 'low', reasons: some };
}
