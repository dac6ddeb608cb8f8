import type { ts } from 'ts-morph';
import type { FunctionNode } from '../../syntax/function-nodes.js';
import { callbackRole } from '../code/callback-role.js';
import { returnsNothing } from '../code/functions.js';
import { isVerbRegistration } from '../code/registrations.js';
import { callsOf } from '../failure/callers.js';
import { type Carrier, type Flow, follow, NOTHING, onward, type Tracing, used } from './carrier.js';
import { afterOperator } from './operators.js';

/** The answer is what a function returns. */
export function returned(
  tracing: Tracing,
  carrier: Carrier,
  fn: FunctionNode | undefined,
  at: ts.Node,
): Flow {
  if (fn === undefined) return NOTHING;
  const frame = carrier.frames.at(-1);
  if (frame?.fn === fn) return onward(carrier, frame.call, { frames: carrier.frames.slice(0, -1) });
  const role = callbackRole(fn);
  switch (role.kind) {
    case 'called-in-place':
    case 'continuation':
    case 'wrapper':
      return onward(carrier, role.call);
    case 'iteration':
      return onward(carrier, role.call, { whole: false });
    case 'operator':
      return afterOperator(tracing.program, carrier, role.pipe, role.index + 1);
    case 'registration':
      return isVerbRegistration(role.call) ? used(carrier, 'reply', at) : NOTHING;
    case 'observer':
    case 'executor':
      return NOTHING;
    case 'declared':
      return toCallers(tracing, carrier, fn, at);
  }
}

/** To every caller; without any, the body is judged: what it returns is used unless its type says there is nothing. */
function toCallers(tracing: Tracing, carrier: Carrier, fn: FunctionNode, at: ts.Node): Flow {
  if (returnsNothing(fn)) return NOTHING;
  const callers = callsOf(tracing.program, fn);
  if (callers.length === 0) return used({ ...carrier, whole: false }, 'reply', at);
  return follow(callers.map((call) => ({ ...carrier, node: call, frames: [] })));
}
