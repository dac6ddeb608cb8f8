import { describe, expect, it } from 'vitest';
import type { AnalysisDocument } from '../../src/model/document.js';
import type { Plan } from '../../src/model/plan.js';
import { renderText } from '../../src/report/text/render-text.js';
import * as documents from './documents.js';

const page = { width: 80, colour: false };

/** The last paragraph of a report as one line. */
function nextOf(document: AnalysisDocument, plan: Plan, applied: readonly string[] = []): string {
  const text = renderText(document, plan, { ...page, applied });
  return text.slice(text.indexOf('Next:')).replace(/\s+/g, ' ').trim();
}

/** The document with a flow that only a person can accept. */
function guarded(document: AnalysisDocument, ...ids: readonly string[]): AnalysisDocument {
  const consentNeeded = 'POST /points of loyalty checks rights (requireRole), and a worker runs no guards.';
  return {
    ...document,
    flows: document.flows.map((flow) =>
      ids.includes(flow.id) ? { ...flow, suggestion: { ...flow.suggestion, consentNeeded } } : flow,
    ),
  };
}

const { undecided, decided, readOnly, empty } = documents;
const placed = ['order.OrderPlaced:fulfilment', 'order.OrderPlaced:notification'];
const command = 'fulfilment.SendNotification:notification';
const one =
  'eda-migrate analyze --yes takes the suggestion; in a terminal, eda-migrate analyze asks about it.';

describe('the next step', () => {
  it.each<[string, string, string]>([
    [
      'of open flows',
      nextOf(undecided.document, undecided.plan),
      'Next: eda-migrate analyze --yes takes the 5 suggestions; in a terminal, eda-migrate analyze asks about each.',
    ],
    [
      'of one open flow and three accepted ones',
      nextOf(decided.document, decided.plan),
      `Next: ${one} eda-migrate apply --dry-run shows what the 3 accepted flows would change.`,
    ],
    [
      'of one that is not applied',
      nextOf(decided.document, decided.plan, placed),
      `Next: ${one} eda-migrate apply --dry-run shows what the accepted flow would change.`,
    ],
    [
      'of flows that are all applied',
      nextOf(decided.document, decided.plan, [...placed, command]),
      `Next: ${one} 3 flows are applied: infra/events/README.md has the order of deployment, and the switches; eda-migrate deploy sends the workers to ECS.`,
    ],
    [
      'of flows past a guard',
      nextOf(guarded(undecided.document, 'order.OrderPlaced:loyalty', command), undecided.plan),
      'Next: eda-migrate analyze --yes takes the 3 suggestions; in a terminal, eda-migrate analyze asks about each. 2 flows past a guard need a decision of yours: eda-migrate analyze in a terminal asks; eda-migrate plan --set FLOW.decision=accept takes one.',
    ],
    [
      'of nothing that can move',
      nextOf(readOnly.document, readOnly.plan),
      'Next: Nothing here can leave the request path, so there is nothing to apply.',
    ],
    [
      'of nothing at all',
      nextOf(empty.document, empty.plan),
      'Next: Nothing here can leave the request path, so there is nothing to apply.',
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it('is left out where the review follows', () => {
    const { document, plan } = undecided;
    const text = renderText(document, plan, page);
    const before = `${text.slice(0, text.indexOf('\nNext:'))}`;
    expect(renderText(document, plan, { ...page, reviewFollows: true })).toBe(before);
  });
});

describe('the table of flows', () => {
  it('says what only a person can accept, until somebody did', () => {
    const document = guarded(undecided.document, 'order.OrderPlaced:fulfilment');
    const line =
      'Yours to decide: POST /points of loyalty checks rights (requireRole), and a worker runs no guards.';
    const has = (plan: Plan) => renderText(document, plan, page).replace(/\s+/g, ' ').includes(line);
    expect([has(undecided.plan), has(decided.plan)]).toEqual([true, false]);
  });

  it('shows applied flows as applied', () => {
    const text = renderText(decided.document, decided.plan, { ...page, applied: placed });
    const states = text
      .split('\n')
      .filter((line) => /^ {2}\S+:\S+ /.test(line))
      .map((line) => line.trim().split(/ {2,}/).at(-1));
    expect({ heading: text.split('\n').find((line) => line.startsWith('CAN LEAVE')), states }).toEqual({
      heading: 'CAN LEAVE THE REQUEST PATH (4 flows, 1 to decide, 2 applied)',
      states: ['applied', 'applied', 'accepted', 'skipped'],
    });
  });
});
