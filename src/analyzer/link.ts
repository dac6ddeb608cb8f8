import type { Call } from '../model/call.js';
import type { Route } from '../model/route.js';
import type { Service } from '../model/service.js';
import type { SitedRequest } from './clients/lifting/lift.js';
import { type Draft, draftOf, siteFactsOf } from './linking/call-of.js';
import { type Finding, findingsOf, type LinkContext } from './linking/finding.js';
import { finishCalls } from './linking/finish-calls.js';
import { createOwnership } from './linking/ownership.js';
import type { AddressBook } from './services/addresses/address-book.js';
import type { Evaluator } from './values/evaluator.js';

export interface LinkInput {
  readonly evaluator: Evaluator;
  readonly requests: readonly SitedRequest[];
  readonly services: readonly Service[];
  readonly addresses: AddressBook;
  readonly routes: ReadonlyMap<string, readonly Route[]>;
}

/** A request of a service to itself is no call between services. */
function isOwn(finding: Finding, from: Service): boolean {
  return finding.to.kind === 'service' && finding.to.name === from.name;
}

/** The same request may be reached through several instances of a wrapper: one finding is enough. */
function withoutRepetitions(drafts: readonly Draft[]): readonly Draft[] {
  const byKey = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = JSON.stringify([
      draft.file,
      draft.span.start,
      draft.from,
      draft.to,
      draft.method,
      draft.path,
    ]);
    if (!byKey.has(key)) byKey.set(key, draft);
  }
  return [...byKey.values()];
}

/** A site with a known target does not keep its unknown alternatives. */
function withoutNeedlessUnknowns(drafts: readonly Draft[]): readonly Draft[] {
  const placeOf = (draft: Draft): string => `${draft.file}:${draft.span.start}:${draft.from}`;
  const told = new Set(drafts.filter(({ to }) => to.kind !== 'unknown').map(placeOf));
  const seen = new Set<string>();
  return drafts.filter((draft) => {
    if (draft.to.kind !== 'unknown') return true;
    const place = placeOf(draft);
    if (told.has(place) || seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

/**
 * Joins requests, addresses and routes to the calls between services, sorted by file and place. Every request has a
 * target, if only an unknown one.
 */
export function link({ evaluator, requests, services, addresses, routes }: LinkInput): readonly Call[] {
  const context: LinkContext = { program: evaluator.program, addresses, routes };
  const ownership = createOwnership(evaluator, services);
  const drafts = requests.flatMap((sited) => {
    const pairs = ownership
      .callersAt(sited.site)
      .flatMap((from) => findingsOf(context, sited, from).map((finding) => ({ from, finding })))
      .filter(({ from, finding }) => !isOwn(finding, from));
    if (pairs.length === 0) return [];
    const facts = siteFactsOf(evaluator, sited);
    return pairs.map(({ from, finding }) => draftOf(evaluator, sited, from, finding, facts));
  });
  const frontends = new Set(services.flatMap(({ name, kind }) => (kind === 'frontend' ? [name] : [])));
  return finishCalls(evaluator.program, routes, withoutNeedlessUnknowns(withoutRepetitions(drafts)), (name) =>
    frontends.has(name),
  );
}
