import { describe, expect, it } from 'vitest';
import type { ReviewOptions } from '../../../src/cli/review/review.js';
import { reviewPlan } from '../../../src/cli/review/review-plan.js';
import { InterruptedError, UserError } from '../../../src/model/errors.js';
import type { Plan } from '../../../src/model/plan.js';
import { chooseRouter, decide, rename } from '../../../src/planner/edit.js';
import { propose } from '../../../src/planner/propose.js';
import { reconcile } from '../../../src/planner/reconcile.js';
import { renderFlow } from '../../../src/report/render-flow.js';
import { interrupt, type ScriptedAnswer, scriptedPrompter } from '../../helpers/scripted-prompter.js';
import { shop } from '../../planner/fixtures/shop.js';

const { plan: fresh, proposal } = reconcile(propose(shop), null, shop);
const placed = 'order.OrderPlaced';
const last = '\nSaved in eda-migrate.plan.json: ';

/** A review that answers as told: the plan in the end, each plan that was saved, what was written, and the error. */
async function reviewed(
  answers: readonly ScriptedAnswer[],
  plan: Plan = fresh,
  parts: Partial<Pick<ReviewOptions, 'proposal' | 'applied'>> = {},
) {
  const prompter = scriptedPrompter(answers);
  const saved: Plan[] = [];
  const written: string[] = [];
  const outcome = await reviewPlan({
    proposal,
    plan,
    analysis: shop,
    prompter,
    output: (text) => void written.push(text),
    save: (changed) => void saved.push(changed),
    ...parts,
  }).then(
    (result) => ({ result, error: undefined }),
    (error: unknown) => ({ result: undefined, error }),
  );
  prompter.assertAllUsed();
  return { ...outcome, saved, written, asked: prompter.asked };
}

const decision = (flow: string, answer: string | typeof interrupt): ScriptedAnswer => [
  `decision ${flow}`,
  answer,
];

/** The plan after decisions, one after the other. */
function withDecisions(
  plan: Plan,
  ...made: readonly [string, Parameters<typeof decide>[2]][]
): readonly Plan[] {
  const plans: Plan[] = [];
  for (const [flow, what] of made) {
    plans.push(decide(plans.at(-1) ?? plan, flow, what));
  }
  return plans;
}

describe('the review', () => {
  it('asks about every open flow, and together about those that had better stay; saves each answer', async () => {
    const moves = withDecisions(
      fresh,
      [`${placed}:fulfilment`, 'accepted'],
      [`${placed}:loyalty`, 'accepted'],
      [`${placed}:notification`, 'keep-sync'],
      ['fulfilment.SendNotification:notification', 'skipped'],
      ['order.CreateCharge:payment', 'accepted'],
    );
    const stays = withDecisions(
      moves.at(-1) ?? fresh,
      ['order.CreateQuote:discount', 'keep-sync'],
      ['order.GetHealth:payment', 'keep-sync'],
      ['order.GetUser:user', 'keep-sync'],
    );
    const { result, error, saved, written, asked } = await reviewed([
      decision(`${placed}:fulfilment`, 'accept'),
      decision(`${placed}:loyalty`, 'accept'),
      decision(`${placed}:notification`, 'keep-sync'),
      decision('fulfilment.SendNotification:notification', 'skip'),
      decision('order.CreateCharge:payment', 'accept'),
      ['staying', 'keep-all'],
    ]);
    expect({ result, error, saved, written }).toEqual({
      result: stays.at(-1),
      error: undefined,
      saved: [...moves, stays.at(-1)],
      written: [
        '\n  POST /orders waits for POST /shipments only to learn that it worked.\n  services/order/src/place-order.ts:54\n  4 warnings: w shows them.\n',
        '\n  POST /orders waits for POST /points only to learn that it worked.\n  services/order/src/place-order.ts:46\n  5 warnings: w shows them.\n',
        '\n  POST /orders uses nothing that POST /notifications returns, and a failure\n  changes nothing but logs. services/order/src/place-order.ts:64\n  1 warning: w shows it.\n',
        '\n  POST /shipments uses nothing that POST /notifications returns, and a failure\n  changes nothing but logs. services/fulfilment/src/announce.ts:19\n  1 warning: w shows it.\n',
        '\n  How POST /orders goes on depends on the answer of POST /charges.\n  services/order/src/place-order.ts:33\n  1 warning: w shows it.\n',
        '\n  3 flows had better stay synchronous: order.CreateQuote:discount,\n  order.GetHealth:payment and order.GetUser:user.\n',
        `${last}3 accepted, 4 synchronous, 1 open.\neda-migrate analyze goes on with the open ones.\neda-migrate apply --dry-run shows what the accepted ones would change.\n`,
      ],
    });
    expect(asked.map((question) => question.message)).toEqual([
      `[1/5] ${placed}:fulfilment`,
      `[2/5] ${placed}:loyalty`,
      `[3/5] ${placed}:notification`,
      '[4/5] fulfilment.SendNotification:notification',
      '[5/5] order.CreateCharge:payment',
      'Keep them synchronous?',
    ]);
  });

  it('keeps what was decided when the user quits, and goes on with what is open', async () => {
    const first = await reviewed([
      decision(`${placed}:fulfilment`, 'accept'),
      decision(`${placed}:loyalty`, 'quit'),
    ]);
    const [accepted] = withDecisions(fresh, [`${placed}:fulfilment`, 'accepted']);
    expect([first.result, first.saved]).toEqual([accepted, [accepted]]);

    const second = await reviewed(
      [decision(`${placed}:loyalty`, 'skip'), decision(`${placed}:notification`, 'quit')],
      first.result,
    );
    const [skipped] = withDecisions(first.result ?? fresh, [`${placed}:loyalty`, 'skipped']);
    expect(second.result).toEqual(skipped);

    const third = await reviewed([decision(`${placed}:loyalty`, 'quit')], second.result);
    expect([third.result, third.saved]).toEqual([skipped, []]);
  });

  it('ends with an interruption on Ctrl-C, with everything before it saved', async () => {
    const { result, error, saved } = await reviewed([
      decision(`${placed}:fulfilment`, 'accept'),
      decision(`${placed}:loyalty`, 'adjust'),
      [`adjust ${placed}:loyalty`, interrupt],
    ]);
    expect([result, error, saved]).toEqual([
      undefined,
      new InterruptedError(),
      withDecisions(fresh, [`${placed}:fulfilment`, 'accepted']),
    ]);
    expect(error).toBeInstanceOf(InterruptedError);
  });

  /** What is said before the first question, its answers by key, and what the enter key takes. */
  function firstOf({ written, asked }: Awaited<ReturnType<typeof reviewed>>) {
    const question = asked[0];
    const choices = question !== undefined && 'choices' in question ? question.choices : [];
    return {
      introduction: written[0],
      keys: choices.map(({ key }) => key).join(''),
      initial: question?.initial,
    };
  }

  it('offers no adjustment of an applied message, and says what becomes of a further consumer', async () => {
    const [accepted = fresh] = withDecisions(fresh, [`${placed}:fulfilment`, 'accepted']);
    const applied = [`${placed}:fulfilment`];
    const review = await reviewed([decision(`${placed}:loyalty`, 'quit')], accepted, { applied });
    expect(firstOf(review)).toEqual({
      introduction:
        '\n  POST /orders waits for POST /points only to learn that it worked.\n  services/order/src/place-order.ts:46\n  order.OrderPlaced is applied already, and apply adds no consumers to it yet.\n  5 warnings: w shows them.\n',
      keys: 'akwsq',
      initial: 'skip',
    });
  });

  it('takes no guarded flow by the enter key, and says what guards it', async () => {
    const consentNeeded = 'POST /shipments checks rights (requireRole), and a worker runs no guards.';
    const flows = proposal.flows.map((flow) => ({
      ...flow,
      suggestion: { ...flow.suggestion, consentNeeded },
    }));
    const review = await reviewed([decision(`${placed}:fulfilment`, 'quit')], fresh, {
      proposal: { ...proposal, flows },
    });
    expect(firstOf(review)).toEqual({
      introduction:
        '\n  POST /orders waits for POST /shipments only to learn that it worked.\n  services/order/src/place-order.ts:54\n  POST /shipments checks rights (requireRole), and a worker runs no guards.\n  4 warnings: w shows them.\n',
      keys: 'adkwsq',
      initial: 'skip',
    });
  });

  it('tells which routers no code is generated for', async () => {
    const { asked } = await reviewed([
      decision(`${placed}:fulfilment`, 'adjust'),
      [`adjust ${placed}:fulfilment`, 'router'],
      [`router ${placed}`, 'sns'],
      decision(`${placed}:fulfilment`, 'quit'),
    ]);
    const routers = asked.find(({ id }) => id === `router ${placed}`);
    expect(
      routers !== undefined && 'choices' in routers && routers.choices.map(({ label }) => label),
    ).toEqual([
      'SQS',
      'SNS + SQS',
      'EventBridge (no code is generated for it yet)',
      'Kinesis (no code is generated for it yet)',
      'Step Functions (no code is generated for it yet)',
      'Not at all: no router',
    ]);
  });

  it('says why, and asks again', async () => {
    const { saved, written } = await reviewed([
      decision(`${placed}:fulfilment`, 'why'),
      decision(`${placed}:fulfilment`, 'quit'),
    ]);
    const source = { flows: proposal.flows, calls: shop.calls };
    const why = renderFlow(source, fresh, `${placed}:fulfilment`, { width: 80, colour: false });
    expect([saved, written.slice(1)]).toEqual([
      [],
      [
        `\n${why}\n`,
        `${last}0 accepted, 0 synchronous, 8 open.\neda-migrate analyze goes on with the open ones.\n`,
      ],
    ]);
  });

  it('changes router and name, and goes on with the flow under its new name', async () => {
    const routed = chooseRouter(fresh, placed, 'eventbridge');
    const renamed = rename(routed, placed, 'OrderConfirmed');
    const { result, saved } = await reviewed([
      decision(`${placed}:fulfilment`, 'adjust'),
      [`adjust ${placed}:fulfilment`, 'router'],
      [`router ${placed}`, 'eventbridge'],
      decision(`${placed}:fulfilment`, 'adjust'),
      [`adjust ${placed}:fulfilment`, 'name'],
      [`name ${placed}`, 'OrderConfirmed'],
      decision('order.OrderConfirmed:fulfilment', 'accept'),
      decision('order.OrderConfirmed:loyalty', 'quit'),
    ]);
    const [accepted] = withDecisions(renamed, ['order.OrderConfirmed:fulfilment', 'accepted']);
    expect([result, saved]).toEqual([accepted, [routed, renamed, accepted]]);
  });

  it('saves nothing for an adjustment that changes nothing', async () => {
    const { saved } = await reviewed([
      decision(`${placed}:fulfilment`, 'adjust'),
      [`adjust ${placed}:fulfilment`, 'router'],
      [`router ${placed}`, 'sns'],
      decision(`${placed}:fulfilment`, 'adjust'),
      [`adjust ${placed}:fulfilment`, 'name'],
      [`name ${placed}`, 'OrderPlaced'],
      decision(`${placed}:fulfilment`, 'adjust'),
      [`adjust ${placed}:fulfilment`, 'back'],
      decision(`${placed}:fulfilment`, 'quit'),
    ]);
    expect(saved).toEqual([]);
  });

  it('explains a choice that makes no sense, and asks again', async () => {
    const { result, saved, written } = await reviewed([
      decision(`${placed}:fulfilment`, 'accept'),
      decision(`${placed}:loyalty`, 'accept'),
      decision(`${placed}:notification`, 'adjust'),
      [`adjust ${placed}:notification`, 'router'],
      [`router ${placed}`, 'sqs'],
      decision(`${placed}:notification`, 'quit'),
    ]);
    const plans = withDecisions(
      fresh,
      [`${placed}:fulfilment`, 'accepted'],
      [`${placed}:loyalty`, 'accepted'],
    );
    expect([result, saved, written[3]]).toEqual([
      plans.at(-1),
      plans,
      `${placed} cannot go through SQS alone: fulfilment and loyalty are to consume it, and a queue gives each message to one of its readers only. Choose sns (a topic with a queue for each consumer), or keep all but one of the flows synchronous.\n`,
    ]);
  });

  it('ends when the plan cannot be saved, in place of asking on', async () => {
    const failure = new UserError(
      { code: 'EDA6004', severity: 'error', message: 'm', file: null, line: null, help: 'h' },
      1,
    );
    const prompter = scriptedPrompter([decision(`${placed}:fulfilment`, 'accept')]);
    const save = () => Promise.reject(failure);
    const output = () => undefined;
    await expect(reviewPlan({ proposal, plan: fresh, analysis: shop, prompter, output, save })).rejects.toBe(
      failure,
    );
    prompter.assertAllUsed();
  });

  it('refuses a name that is none or taken', async () => {
    const { asked } = await reviewed([
      decision(`${placed}:fulfilment`, 'adjust'),
      [`adjust ${placed}:fulfilment`, 'name'],
      [`name ${placed}`, 'OrderPlaced'],
      decision(`${placed}:fulfilment`, 'quit'),
    ]);
    const question = asked.find((each) => each.id === `name ${placed}`);
    const problems =
      question !== undefined && 'problem' in question
        ? ['x', 'CreateCharge', 'Sold'].map(question.problem)
        : [];
    expect(problems).toEqual([
      '"x" is no name for a message of order. Use letters and digits with a capital in front: OrderPlaced for an event, SendNotification for a command.',
      'order.CreateCharge cannot be used: order.CreateCharge has that name already in a service that both touch. Choose a name that tells the two apart.',
      undefined,
    ]);
  });
});

describe('what had better stay', () => {
  const moved = withDecisions(
    fresh,
    [`${placed}:fulfilment`, 'accepted'],
    [`${placed}:loyalty`, 'accepted'],
    [`${placed}:notification`, 'accepted'],
    ['fulfilment.SendNotification:notification', 'accepted'],
    ['order.CreateCharge:payment', 'accepted'],
  ).at(-1);

  it('is skipped together', async () => {
    const { result, saved } = await reviewed([['staying', 'skip']], moved);
    const skipped = withDecisions(
      moved ?? fresh,
      ['order.CreateQuote:discount', 'skipped'],
      ['order.GetHealth:payment', 'skipped'],
      ['order.GetUser:user', 'skipped'],
    ).at(-1);
    expect([result, saved]).toEqual([skipped, [skipped]]);
  });

  it('is left as it is by quitting', async () => {
    expect((await reviewed([['staying', 'quit']], moved)).saved).toEqual([]);
  });

  it('is looked at one by one, and accepted only with a router', async () => {
    const quote = 'order.CreateQuote:discount';
    const { result, asked } = await reviewed(
      [
        ['staying', 'each'],
        decision(quote, 'adjust'),
        [`adjust ${quote}`, 'router'],
        ['router order.CreateQuote', 'sqs'],
        decision(quote, 'accept'),
        decision('order.GetHealth:payment', 'keep-sync'),
        decision('order.GetUser:user', 'quit'),
      ],
      moved,
    );
    const expected = withDecisions(
      chooseRouter(moved ?? fresh, 'order.CreateQuote', 'sqs'),
      [quote, 'accepted'],
      ['order.GetHealth:payment', 'keep-sync'],
    ).at(-1);
    expect(result).toEqual(expected);
    const offered = asked.flatMap((question) =>
      question.id === `decision ${quote}` && 'choices' in question
        ? [[question.initial, question.choices.map((choice) => choice.value)]]
        : [],
    );
    expect(offered).toEqual([
      ['keep-sync', ['adjust', 'keep-sync', 'why', 'skip', 'quit']],
      ['accept', ['accept', 'adjust', 'keep-sync', 'why', 'skip', 'quit']],
    ]);
  });

  it('is not asked about when everything is decided: nothing is asked, saved or said', async () => {
    const done = await reviewed([['staying', 'keep-all']], moved);
    const again = await reviewed([], done.result);
    expect([again.result, again.saved, again.written]).toEqual([done.result, [], []]);
  });
});
