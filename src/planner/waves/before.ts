import type { Reason } from '../../model/flow.js';
import { knotsOf } from '../call-paths/knots.js';
import { endpointOf, functionOf } from '../context.js';
import { type MovingFlow, reasonAt } from './moving-flow.js';
import { waveRules } from './wave-rules.js';

/** A flow that has to move before another one, and why. */
export interface Before {
  readonly earlier: string;
  readonly later: string;
  readonly reason: Reason;
}

/** Flows by something that their calls have, each once a key, in their order. */
type FlowIndex = ReadonlyMap<string, ReadonlySet<MovingFlow>>;

function indexed(all: readonly MovingFlow[], keysOf: (moving: MovingFlow) => readonly string[]): FlowIndex {
  const index = new Map<string, Set<MovingFlow>>();
  for (const moving of all) {
    for (const key of keysOf(moving)) {
      const flows = index.get(key) ?? new Set();
      index.set(key, flows.add(moving));
    }
  }
  return index;
}

/**
 * A worker that gets its message again does all of its work again, and waits for what that work waits for: the calls
 * behind a flow, those that the handler of its route makes, become messages first.
 */
function downstreamFirst(moving: MovingFlow, byEntry: FlowIndex): readonly Before[] {
  const routes = moving.calls.flatMap(({ route }) => route ?? []);
  const behind = new Set(routes.flatMap((route) => [...(byEntry.get(route) ?? [])]));
  return [...behind].flatMap((other) => {
    const call = other.calls.find(
      ({ from, entry }) => from === moving.to && entry.some(({ id }) => routes.includes(id)),
    );
    const text = `${other.id} moves first: the work of ${moving.to} includes ${call && endpointOf(call)}, and a worker that gets its message twice would repeat it.`;
    return other === moving || call === undefined
      ? []
      : [
          {
            earlier: other.id,
            later: moving.id,
            reason: reasonAt(call, waveRules.downstreamFirst, text),
          },
        ];
  });
}

/** What a function tells others is a message before the function is cut in two: the workflow has fewer steps then. */
function messagesBeforeWorkflow(moving: MovingFlow, byFunction: FlowIndex): readonly Before[] {
  const [own] = moving.calls;
  if (moving.message.router !== 'step-functions' || own === undefined) {
    return [];
  }
  return [...(byFunction.get(functionOf(own)) ?? [])]
    .filter(({ message }) => message.router !== 'step-functions')
    .flatMap((other) => {
      const call = other.calls.find((each) => functionOf(each) === functionOf(own));
      const text = `${other.id} moves first: it leaves the function that the workflow cuts in two.`;
      return call === undefined
        ? []
        : [{ earlier: other.id, later: moving.id, reason: reasonAt(call, waveRules.messagesFirst, text) }];
    });
}

/** What has to move before each flow, by its id. Where flows lead in a circle none of them has to be first. */
export function whatComesBeforeEach(all: readonly MovingFlow[]): ReadonlyMap<string, readonly Before[]> {
  const byEntry = indexed(all, ({ calls }) => calls.flatMap(({ entry }) => entry.map(({ id }) => id)));
  const byFunction = indexed(all, ({ calls }) => calls.map(functionOf));
  const found = all.flatMap((moving) => [
    ...downstreamFirst(moving, byEntry),
    ...messagesBeforeWorkflow(moving, byFunction),
  ]);
  const graph = new Map(all.map(({ id }) => [id, new Set<string>()]));
  for (const { earlier, later } of found) {
    graph.get(later)?.add(earlier);
  }
  const knotOf = new Map(knotsOf(graph).flatMap((knot) => knot.map((id): [string, unknown] => [id, knot])));
  const before = new Map(all.map(({ id }): [string, Before[]] => [id, []]));
  for (const each of found) {
    const knot = knotOf.get(each.earlier);
    if (knot === undefined || knot !== knotOf.get(each.later)) {
      before.get(each.later)?.push(each);
    }
  }
  return before;
}
