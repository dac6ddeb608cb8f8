import { describe, expect, it } from 'vitest';
import { planCommandFor } from '../../../src/cli/review/plan-command.js';
import type { ReviewOptions } from '../../../src/cli/review/review.js';
import { reviewPlan } from '../../../src/cli/review/review-plan.js';
import { InterruptedError, UserError } from '../../../src/model/errors.js';
import type { Plan } from '../../../src/model/plan.js';
import { chooseKey, chooseRouter, decide, rename } from '../../../src/planner/edit.js';
import { propose } from '../../../src/planner/propose.js';
import { reconcile } from '../../../src/planner/reconcile.js';
import { renderFlow } from '../../../src/report/render-flow.js';
import { analysisOf, callOf } from '../../helpers/analysis-builders.js';
import { interrupt, type ScriptedAnswer, scriptedPrompter } from '../../helpers/scripted-prompter.js';
import { shop } from '../../planner/fixtures/shop.js';

const { plan: fresh, proposal } = reconcile(propose(shop), null, shop);
const placed = 'order.OrderPlaced';
const last = '\nSaved in eda-migrate.plan.json: ';

/** A review that answers as told: the plan in the end, each plan that was saved, what was written, and the error. */
async function reviewed(
  answers: readonly ScriptedAnswer[],
  plan: Plan = fresh,
  parts: Partial<Pick<ReviewOptions, 'proposal' | 'applied' | 'analysis' | 'style' | 'clear'>> = {},
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
    expect({ result, error, saved }).toEqual({
      result: stays.at(-1),
      error: undefined,
      saved: [...moves, stays.at(-1)],
    });
    await expect(written.join('')).toMatchFileSnapshot('./expected/whole-review.txt');
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
      introduction: written[0]?.split('\n\n').at(-1),
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
        '  POST /orders waits for POST /points only to learn that it worked.\n  services/order/src/place-order.ts:46\n  order.OrderPlaced is applied already, and apply adds no consumers to it yet.\n  5 warnings: w shows them.\n',
      keys: 'akwsflq',
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
        '  POST /orders waits for POST /shipments only to learn that it worked.\n  services/order/src/place-order.ts:54\n  POST /shipments checks rights (requireRole), and a worker runs no guards.\n  4 warnings: w shows them.\n',
      keys: 'adkwsfq',
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
    expect([result, saved, written[3]?.split('\n\n')[1]]).toEqual([
      plans.at(-1),
      plans,
      `${placed} cannot go through SQS alone: fulfilment and loyalty are to
consume it, and a queue gives each message to one of its readers only. Choose
sns (a topic with a queue for each consumer), or keep all but one of the flows
synchronous.`,
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
      ['keep-sync', ['adjust', 'keep-sync', 'why', 'skip', 'filter', 'quit']],
      ['accept', ['accept', 'adjust', 'keep-sync', 'why', 'skip', 'filter', 'quit']],
    ]);
  });

  it('is not asked about when everything is decided: nothing is asked, saved or said', async () => {
    const done = await reviewed([['staying', 'keep-all']], moved);
    const again = await reviewed([], done.result);
    expect([again.result, again.saved, again.written]).toEqual([done.result, [], []]);
  });
});

describe('going through the flows', () => {
  const flows = {
    fulfilment: `${placed}:fulfilment`,
    loyalty: `${placed}:loyalty`,
    notification: `${placed}:notification`,
    announce: 'fulfilment.SendNotification:notification',
    charge: 'order.CreateCharge:payment',
  } as const;

  /** Low for the charge, high for all others. */
  const withConfidence = {
    ...proposal,
    flows: proposal.flows.map((flow) => ({
      ...flow,
      suggestion: { ...flow.suggestion, confidence: flow.id === flows.charge ? 'low' : 'high' } as const,
    })),
  };

  it('goes back to the flow before, and leaves or changes what was decided', async () => {
    const { result, saved, asked } = await reviewed([
      decision(flows.fulfilment, 'accept'),
      decision(flows.loyalty, 'back'),
      decision(flows.fulfilment, 'skip'),
      decision(flows.loyalty, 'back'),
      decision(flows.fulfilment, 'keep-sync'),
      decision(flows.loyalty, 'quit'),
    ]);
    const [accepted = fresh] = withDecisions(fresh, [flows.fulfilment, 'accepted']);
    const [kept] = withDecisions(accepted, [flows.fulfilment, 'keep-sync']);
    expect([result, saved]).toEqual([kept, [accepted, kept]]);
    const offered = asked.map((question) =>
      'choices' in question
        ? [question.choices.some(({ value }) => value === 'back'), question.initial]
        : undefined,
    );
    expect(offered).toEqual([
      [false, 'accept'],
      [true, 'accept'],
      [false, 'skip'],
      [true, 'accept'],
      [false, 'skip'],
      [true, 'accept'],
    ]);
  });

  it('looks at the flows of a filter first, and at the others after them', async () => {
    const { result, asked } = await reviewed([
      decision(flows.fulfilment, 'filter'),
      ['filter', 'consumer'],
      ['filter consumer', 'notification'],
      decision(flows.notification, 'accept'),
      decision(flows.announce, 'skip'),
      decision(flows.fulfilment, 'accept'),
      decision(flows.loyalty, 'accept'),
      decision(flows.charge, 'skip'),
      ['staying', 'quit'],
    ]);
    const decided = withDecisions(
      fresh,
      [flows.notification, 'accepted'],
      [flows.announce, 'skipped'],
      [flows.fulfilment, 'accepted'],
      [flows.loyalty, 'accepted'],
      [flows.charge, 'skipped'],
    );
    expect(result).toEqual(decided.at(-1));
    expect(asked.map(({ message }) => message)).toEqual([
      `[1/5] ${flows.fulfilment}`,
      'Look at the flows of one',
      'Which consumer?',
      `[1/2] ${flows.notification}`,
      `[2/2] ${flows.announce}`,
      `[1/3] ${flows.fulfilment}`,
      `[2/3] ${flows.loyalty}`,
      `[3/3] ${flows.charge}`,
      'Keep them synchronous?',
    ]);
  });

  it('adds criteria up, exchanges one, and takes the filter off', async () => {
    const { written } = await reviewed(
      [
        decision(flows.fulfilment, 'filter'),
        ['filter', 'producer'],
        ['filter producer', 'order'],
        decision(flows.fulfilment, 'filter'),
        ['filter', 'confidence'],
        ['filter confidence', 'low'],
        decision(flows.charge, 'filter'),
        ['filter', 'confidence'],
        ['filter confidence', 'high'],
        decision(flows.fulfilment, 'filter'),
        ['filter', 'all'],
        decision(flows.fulfilment, 'filter'),
        ['filter', 'back'],
        decision(flows.fulfilment, 'quit'),
      ],
      fresh,
      { proposal: withConfidence },
    );
    const titles = written.flatMap((text) => /^REVIEW .*$/m.exec(text)?.[0] ?? []);
    expect(titles).toEqual([
      'REVIEW (0 of 8 decided)',
      'REVIEW (0 of 8 decided, only producer order)',
      'REVIEW (0 of 8 decided, only producer order, confidence low)',
      'REVIEW (0 of 8 decided, only producer order, confidence high)',
      'REVIEW (0 of 8 decided)',
      'REVIEW (0 of 8 decided)',
    ]);
  });

  it('accepts all open flows of the table at once, and saves once', async () => {
    const { result, saved } = await reviewed(
      [
        decision(flows.fulfilment, 'filter'),
        ['filter', 'confidence'],
        ['filter confidence', 'high'],
        decision(flows.fulfilment, 'accept-all'),
        decision(flows.charge, 'quit'),
      ],
      fresh,
      { proposal: withConfidence },
    );
    const expected = withDecisions(
      fresh,
      [flows.fulfilment, 'accepted'],
      [flows.loyalty, 'accepted'],
      [flows.notification, 'accepted'],
      [flows.announce, 'accepted'],
    ).at(-1);
    expect([result, saved]).toEqual([expected, [expected]]);
  });

  it('leaves open what a queue has no room for, and what passes a guard', async () => {
    const queued = chooseRouter(fresh, placed, 'sqs');
    const guarded = {
      ...proposal,
      flows: proposal.flows.map((flow) =>
        flow.id === flows.announce
          ? { ...flow, suggestion: { ...flow.suggestion, consentNeeded: 'A guard.' } }
          : flow,
      ),
    };
    const { result, asked } = await reviewed(
      [decision(flows.fulfilment, 'accept-all'), decision(flows.loyalty, 'quit')],
      queued,
      { proposal: guarded },
    );
    const [question] = asked;
    const label =
      question !== undefined && 'choices' in question
        ? question.choices.find(({ value }) => value === 'accept-all')?.label
        : undefined;
    expect(label).toBe('Accept the 4 open ones of this table, without the 1 to be looked at one by one');
    expect(result).toEqual(
      withDecisions(queued, [flows.fulfilment, 'accepted'], [flows.charge, 'accepted']).at(-1),
    );
  });
});

describe('adjusting a message', () => {
  const loyalty = `${placed}:loyalty`;

  it('sets the ordering key, or none', async () => {
    const { result, asked } = await reviewed([
      decision(`${placed}:fulfilment`, 'adjust'),
      [`adjust ${placed}:fulfilment`, 'key'],
      [`key ${placed}`, 'user.id'],
      decision(`${placed}:fulfilment`, 'adjust'),
      [`adjust ${placed}:fulfilment`, 'key'],
      [`key ${placed}`, 'none'],
      decision(`${placed}:fulfilment`, 'quit'),
    ]);
    expect(result).toEqual(chooseKey(fresh, placed, null));
    const question = asked.find(({ id }) => id === `key ${placed}`);
    expect(question !== undefined && 'problem' in question && question.message).toBe(
      `Ordering key of ${placed} (seen there: order.id, user.id; none for no key)`,
    );
  });

  it('chooses who gets it, and who stays', async () => {
    const { result, saved } = await reviewed([
      decision(`${placed}:fulfilment`, 'adjust'),
      [`adjust ${placed}:fulfilment`, 'consumers'],
      [`consumers ${placed}`, ['loyalty', 'notification']],
      decision(`${placed}:fulfilment`, 'quit'),
    ]);
    const expected = withDecisions(
      fresh,
      [`${placed}:fulfilment`, 'keep-sync'],
      [loyalty, 'accepted'],
      [`${placed}:notification`, 'accepted'],
    ).at(-1);
    expect([result, saved]).toEqual([expected, [expected]]);
  });

  it('splits a consumer off, and merges it again: the plan is as it was', async () => {
    const { result, asked } = await reviewed([
      decision(`${placed}:fulfilment`, 'skip'),
      decision(loyalty, 'adjust'),
      [`adjust ${loyalty}`, 'split'],
      [`split ${loyalty}`, 'AwardPoints'],
      decision('order.AwardPoints:loyalty', 'adjust'),
      ['adjust order.AwardPoints:loyalty', 'merge'],
      ['merge order.AwardPoints', placed],
      decision(loyalty, 'quit'),
    ]);
    expect(result).toEqual(withDecisions(fresh, [`${placed}:fulfilment`, 'skipped']).at(-1));
    const hosts = asked.find(({ id }) => id === 'merge order.AwardPoints');
    expect(hosts !== undefined && 'options' in hosts && hosts.options).toEqual([
      { value: 'order.CreateCharge', label: 'order.CreateCharge' },
      { value: 'order.CreateQuote', label: 'order.CreateQuote' },
      { value: 'order.GetUser', label: 'order.GetUser' },
      { value: placed, label: placed },
    ]);
  });

  it('offers no split and no choice of consumers where there is one, and says when nothing can take it in', async () => {
    const announce = 'fulfilment.SendNotification';
    const flow = `${announce}:notification`;
    const { asked, written, saved } = await reviewed([
      decision(`${placed}:fulfilment`, 'filter'),
      ['filter', 'producer'],
      ['filter producer', 'fulfilment'],
      decision(flow, 'adjust'),
      [`adjust ${flow}`, 'merge'],
      decision(flow, 'quit'),
    ]);
    const question = asked.find(({ id }) => id === `adjust ${flow}`);
    expect(
      question !== undefined && 'choices' in question && question.choices.map(({ value }) => value),
    ).toEqual(['router', 'name', 'key', 'merge', 'back']);
    expect([saved, written.at(-2)?.split('\n\n')[1]]).toEqual([
      [],
      `No message can take ${announce} in: its calls would have to be
made in the same function, under the same conditions, to other services.`,
    ]);
  });
});

describe('the page of the review', () => {
  const many = analysisOf({
    calls: Array.from({ length: 12 }, (_, at) =>
      callOf({ to: `service-${at}`, path: `/things-${at}`, function: `tell${at}`, line: at + 1 }),
    ),
  });
  const start = reconcile(propose(many), null, many);

  async function pagesOf(style: ReviewOptions['style'], cleared: string[] = []) {
    const ids = start.plan.messages.map(({ name, consumers }) => `${name}:${consumers[0]?.service}`).sort();
    const answers = ids.slice(0, 6).map((id) => decision(id, 'skip'));
    const { written } = await reviewed([...answers, decision(ids[6] ?? '', 'quit')], start.plan, {
      proposal: start.proposal,
      analysis: many,
      ...(style === undefined ? {} : { style }),
      clear: () => void cleared.push('cleared'),
    });
    return written;
  }

  it('shows the part of a long table that fits, around the present flow', async () => {
    const written = await pagesOf({ width: 80, colour: false, height: 27 });
    await expect(written.slice(0, 7).join('')).toMatchFileSnapshot('./expected/long-table.txt');
  });

  it('puts names that are too long above their rows', async () => {
    const written = await pagesOf({ width: 40, colour: false, height: 24 });
    await expect(written[0]).toMatchFileSnapshot('./expected/narrow-table.txt');
  });

  it('empties the screen before each page, so that the table is drawn in its place', async () => {
    const cleared: string[] = [];
    await pagesOf({ width: 80, colour: false }, cleared);
    expect(cleared).toHaveLength(7);
  });

  it('says the same with colour', async () => {
    const coloured = await pagesOf({ width: 80, colour: true, height: 27 });
    const plain = await pagesOf({ width: 80, colour: false, height: 27 });
    expect(coloured).not.toEqual(plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences are what is looked for
    expect(coloured.map((page) => page.replace(/\u001b\[\d+m/g, ''))).toEqual(plain);
  });
});

describe('the command that does the same', () => {
  it.each([
    [['a.B:c.decision=accept'], 'Without asking: eda-migrate plan --set a.B:c.decision=accept'],
    [
      ["it's.B:c.router=sns", 'a.B.name=C'],
      "Without asking: eda-migrate plan --set 'it'\\''s.B:c.router=sns' --set a.B.name=C",
    ],
    [
      ['a.B:c.decision=skip', 'a.B:d.decision=skip', 'a.B:e.decision=skip'],
      'Without asking: eda-migrate plan --set a.B:c.decision=skip --set a.B:d.decision=skip and 1 more',
    ],
  ])('of %j', (assignments, expected) => {
    expect(planCommandFor(assignments)).toBe(expected);
  });
});
