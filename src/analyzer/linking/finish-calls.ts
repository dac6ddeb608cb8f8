import { ts } from 'ts-morph';
import type { Call, Entry, Sequence, Target } from '../../model/call.js';
import type { Route } from '../../model/route.js';
import { entriesOf, type RouteHandler, sequenceOf } from '../answers/index.js';
import { functionAround } from '../syntax/function-nodes.js';
import type { Program } from '../syntax/program.js';
import type { Draft } from './call-of.js';

function targetName(to: Target): string {
  if (to.kind === 'service') return to.name;
  return to.kind === 'external' ? to.host : 'unknown';
}

/** `order.placeOrder>loyalty POST /points`: tells calls apart without line numbers, but for repetitions. */
function baseId(draft: Draft): string {
  const source = draft.function === '' ? draft.from : `${draft.from}.${draft.function}`;
  return `${source}>${targetName(draft.to)} ${draft.method} ${draft.path ?? '*'}`;
}

function compareDrafts(left: Draft, right: Draft): number {
  const keys = (draft: Draft): readonly (string | number)[] => [
    draft.file,
    draft.span.start,
    draft.from,
    targetName(draft.to),
    draft.method,
    draft.path ?? '',
  ];
  const others = keys(right);
  for (const [index, key] of keys(left).entries()) {
    const other = others[index] ?? '';
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}

function idsOf(drafts: readonly Draft[]): readonly string[] {
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const id = baseId(draft);
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id}#${count}`;
  });
}

/** Functions handed over inside a call belong to the named function around them. */
function ownerOf(site: ts.Node): ts.Node {
  let owner = functionAround(site);
  while (
    owner !== undefined &&
    (ts.isArrowFunction(owner) || ts.isFunctionExpression(owner)) &&
    ts.isCallExpression(owner.parent)
  ) {
    const outer = functionAround(owner);
    if (outer === undefined) break;
    owner = outer;
  }
  return owner ?? site.getSourceFile();
}

/** Sequences by draft: the calls of one function are numbered together, several findings of one site as one. */
function sequencesOf(drafts: readonly Draft[]): ReadonlyMap<Draft, Sequence> {
  const byFunction = new Map<ts.Node, Map<ts.Node, Draft[]>>();
  for (const draft of drafts) {
    const owner = ownerOf(draft.site);
    const sites = byFunction.get(owner) ?? new Map<ts.Node, Draft[]>();
    byFunction.set(owner, sites);
    sites.set(draft.site, [...(sites.get(draft.site) ?? []), draft]);
  }
  const found = new Map<Draft, Sequence>();
  for (const sites of byFunction.values()) {
    const groups = [...sites.values()];
    const sequences = sequenceOf(
      groups.map(([first]) => ({
        start: first?.span.start ?? 0,
        branch: first?.context.branch ?? '',
        parallel: first?.context.parallel ?? null,
      })),
    );
    for (const [index, group] of groups.entries()) {
      const sequence = sequences[index];
      if (sequence !== undefined) for (const draft of group) found.set(draft, sequence);
    }
  }
  return found;
}

function handlersOf(routes: ReadonlyMap<string, readonly Route[]>): readonly RouteHandler[] {
  return [...routes.values()]
    .flat()
    .flatMap(({ id, file, handlerSpan }) =>
      handlerSpan === null ? [] : [{ routeId: id, file, span: handlerSpan }],
    );
}

/** Alternatives of one expression, seen from one service, share a group. */
function groupsOf(drafts: readonly Draft[], ids: readonly string[]): readonly (string | null)[] {
  const bySite = new Map<string, string[]>();
  const keyOf = (draft: Draft): string => `${draft.file}:${draft.span.start}:${draft.from}`;
  for (const [index, draft] of drafts.entries()) {
    bySite.set(keyOf(draft), [...(bySite.get(keyOf(draft)) ?? []), ids[index] ?? '']);
  }
  return drafts.map((draft) => {
    const members = bySite.get(keyOf(draft)) ?? [];
    return members.length > 1 ? (members[0] ?? null) : null;
  });
}

/** Sorts the drafts and adds ids, groups, entries and sequences. */
export function finishCalls(
  program: Program,
  routes: ReadonlyMap<string, readonly Route[]>,
  unsorted: readonly Draft[],
  isFrontend: (service: string) => boolean,
): readonly Call[] {
  const drafts = unsorted.toSorted(compareDrafts);
  const ids = idsOf(drafts);
  const groups = groupsOf(drafts, ids);
  const sequences = sequencesOf(drafts);
  const handlers = handlersOf(routes);
  const entries = new Map<ts.Node, readonly Entry[]>();
  const entryOf = (site: ts.Node): readonly Entry[] => {
    const at = functionAround(site) ?? site;
    const known = entries.get(at) ?? entriesOf(program, functionAround(site), handlers, site);
    entries.set(at, known);
    return known;
  };
  return drafts.map((draft, index) => {
    const { site, context, ...call } = draft;
    const alone: Sequence = { index: 0, parallelGroup: null, branch: context.branch };
    return {
      id: ids[index] ?? '',
      ...call,
      group: groups[index] ?? null,
      // a browser has no routes, consumers or timers of its own
      entry: isFrontend(draft.from) ? [] : entryOf(site),
      sequence: sequences.get(draft) ?? alone,
    };
  });
}
