import type { Call } from '../../model/call.js';
import type { PlanningContext } from '../context.js';
import { commandName } from '../naming/command-name.js';
import { eventName } from '../naming/event-name.js';
import { type NamesInUse, uniqueName } from '../naming/unique-name.js';
import { consumersOf, type Draft } from './draft.js';
import type { CallGroup } from './group.js';

/** The services in which a message's name must be unique: what stays synchronous makes no names in the consumer. */
function servicesNaming(group: Pick<CallGroup, 'verdict' | 'calls'>, producer: string): readonly string[] {
  return group.verdict === 'keep-sync' ? [producer] : [producer, ...consumersOf(group.calls)];
}

/** Gives each group a name of its own, in order: earlier groups have the first choice. */
export function nameDrafts(
  groups: readonly CallGroup[],
  context: PlanningContext,
  inUse: NamesInUse,
): readonly Draft[] {
  return groups.flatMap((group) => {
    const [first] = group.calls satisfies readonly Call[];
    if (first === undefined) {
      return [];
    }
    const wanted = group.kind === 'event' ? eventName(first, context) : commandName(first, context);
    const name = uniqueName(wanted, first, servicesNaming(group, first.from), inUse);
    return [{ ...group, name: `${first.from}.${name}`, producer: first.from }];
  });
}
