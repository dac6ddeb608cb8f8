import type { AnalysisDocument } from '../../src/model/document.js';
import { documentOf } from '../../src/model/document.js';
import type { Notice } from '../../src/model/notice.js';
import type { Plan } from '../../src/model/plan.js';
import { adviceOf } from '../../src/planner/advice.js';
import { acceptSuggestions, decide } from '../../src/planner/edit.js';
import { propose } from '../../src/planner/propose.js';
import { reconcile } from '../../src/planner/reconcile.js';
import { analysisOf, callOf, serviceOf } from '../helpers/analysis-builders.js';
import { shop } from '../planner/fixtures/shop.js';

/** An analysis as a report gets it. */
export interface Canned {
  readonly document: AnalysisDocument;
  readonly plan: Plan;
}

function cannedOf(analysis: typeof shop, edit: (plan: Plan) => Plan = (plan) => plan): Canned {
  const { plan: proposed, proposal } = reconcile(propose(analysis), null, analysis);
  const plan = edit(proposed);
  const advice = adviceOf({ analysis, flows: proposal.flows, plan });
  return { document: documentOf(analysis, proposal, '1.2.3', advice), plan };
}

/** The shop, nothing decided. */
export const undecided = cannedOf(shop);

/** The shop: everything accepted but what was kept or skipped. */
export const decided = cannedOf(shop, (plan) =>
  decide(
    decide(
      acceptSuggestions(plan, reconcile(propose(shop), null, shop).proposal),
      'order.OrderPlaced:loyalty',
      'keep-sync',
    ),
    'order.CreateCharge:payment',
    'skipped',
  ),
);

/** Nothing to find. */
export const empty = cannedOf(analysisOf({ calls: [] }));

/** One read: nothing can leave the request path. */
export const readOnly = cannedOf(
  analysisOf({
    calls: [callOf({ method: 'GET', path: '/points/{}', response: 'data', timeoutMs: 800, line: 7 })],
  }),
);

const notice: Notice = {
  code: 'EDA1001',
  severity: 'warning',
  message: 'Two services are called mail.',
  file: 'services/mail/package.json',
  line: 2,
  help: 'Rename one of them.',
};

/** Names and texts that are out to break a layout, notices, unknown targets, code elsewhere. */
export const awkward = cannedOf(
  analysisOf({
    services: [
      serviceOf({ name: `it's "quoted" <b>` }),
      serviceOf({ name: 'legacy', inRepo: false }),
      serviceOf({ name: 'a-service-with-a-name-that-goes-on-and-on-beyond-every-column' }),
    ],
    calls: [
      callOf({
        from: `it's "quoted" <b>`,
        to: 'a-service-with-a-name-that-goes-on-and-on-beyond-every-column',
        function: 'place\u001b[31mOrder',
        path: '/things',
        file: 'services/quoted/src/a.ts',
      }),
      callOf({
        from: `it's "quoted" <b>`,
        to: 'legacy',
        path: '/facts',
        line: 3,
        file: 'services/quoted/src/a.ts',
      }),
      callOf({
        from: `it's "quoted" <b>`,
        to: { kind: 'unknown', reason: 'BILLING_URL has no value', missing: 'the value of BILLING_URL' },
        path: null,
        line: 4,
        file: 'services/quoted/src/a.ts',
      }),
    ],
    unresolved: { count: 2, missingFacts: ['the value of BILLING_URL', 'the value of MAIL_URL'] },
    notices: [
      {
        ...notice,
        code: 'EDA1009',
        severity: 'info',
        message: 'One file was left out.',
        file: null,
        line: null,
      },
      notice,
      { ...notice, message: 'Two services are called user.' },
    ],
  }),
);
