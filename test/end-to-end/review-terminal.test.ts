import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Plan, planFile } from '../../src/model/plan.js';
import { describeWith, tmux } from '../helpers/external-tools.js';
import { type PseudoTerminal, startInTerminal } from '../helpers/pseudo-terminal.js';
import { temporaryFolder, textsOf } from '../helpers/temporary-folder.js';
import { copyShop } from '../shop/copy-shop.js';

const placed = 'order.OrderPlaced';
const announce = 'fulfilment.SendNotification:notification';
const charge = 'order.CreateCharge:payment';

let terminal: PseudoTerminal | undefined;

afterEach(() => terminal?.stop());

async function shopFolder(): Promise<string> {
  const root = join(temporaryFolder(), 'shop');
  await copyShop(root);
  return root;
}

/** Starts the review of a repository; the terminal is closed after the test. */
async function review(root: string, size = { columns: 100, rows: 40 }): Promise<PseudoTerminal> {
  await terminal?.stop();
  terminal = await startInTerminal(['analyze', root], size);
  return terminal;
}

function planText(root: string): string | undefined {
  const path = join(root, planFile);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** What was decided about each flow that is not undecided. */
function decisionsIn(root: string): Record<string, string> {
  const { messages } = JSON.parse(planText(root) ?? '{ "messages": [] }') as Plan;
  return Object.fromEntries(
    messages
      .flatMap(({ name, consumers }) =>
        consumers.map(({ service, decision }): [string, string] => [`${name}:${service}`, decision]),
      )
      .filter(([, decision]) => decision !== 'undecided'),
  );
}

function rowsOf(screen: readonly string[], flow: string): readonly string[] {
  return screen
    .filter((line) => line.slice(2).startsWith(`${flow} `))
    .map((line) => line.replace(/ +/g, ' '));
}

describeWith(tmux)('the review in a terminal', { timeout: 120_000 }, () => {
  it('goes from start to saved plan, over quitting and resuming', async () => {
    const root = await shopFolder();
    const first = await review(root);
    await first.shows(`[1/5] ${placed}:fulfilment`);
    await first.press('a', 'Enter');
    const second = await first.shows(`[2/5] ${placed}:loyalty`);
    // The table is drawn in its place, with the new decision, and nothing of the last page is left.
    expect(second.filter((line) => line.startsWith('REVIEW'))).toEqual(['REVIEW (1 of 8 decided)']);
    expect(rowsOf(second, `${placed}:fulfilment`)).toEqual([
      `  ${placed}:fulfilment SNS + SQS accepted`.replace(/ +/g, ' '),
    ]);
    expect(second).toContain(`Without asking: eda-migrate plan --set ${placed}:fulfilment.decision=accept`);
    expect(decisionsIn(root)).toEqual({ [`${placed}:fulfilment`]: 'accepted' });
    await first.press('q', 'Enter');
    expect(await first.ended()).toBe(0);
    expect((await first.history()).some((line) => line.startsWith('CAN LEAVE THE REQUEST PATH'))).toBe(true);

    const resumed = await review(root);
    await resumed.shows(`[1/4] ${placed}:loyalty`);
    await resumed.press('d', 'Enter');
    await resumed.shows(`Adjust ${placed}, for all its consumers:`);
    await resumed.press('n', 'Enter');
    await resumed.shows('Name of the event (of order)');
    await resumed.press('OrderConfirmed', 'Enter');
    await resumed.shows('[1/4] order.OrderConfirmed:loyalty');
    await resumed.press('f', 'Enter');
    await resumed.shows('Look at the flows of one');
    await resumed.press('c', 'Enter');
    await resumed.shows('Which consumer?');
    await resumed.press('Down', 'Enter');
    await resumed.shows('[1/2] order.OrderConfirmed:notification');
    await resumed.press('l', 'Enter');
    await resumed.shows('[1/2] order.OrderConfirmed:loyalty');
    await resumed.press('k', 'Enter');
    await resumed.shows(`[2/2] ${charge}`);
    await resumed.press('b', 'Enter');
    await resumed.shows('[1/2] order.OrderConfirmed:loyalty');
    await resumed.press('a', 'Enter');
    await resumed.shows(`[2/2] ${charge}`);
    await resumed.press('s', 'Enter');
    await resumed.shows('Keep them synchronous?');
    await resumed.press('Enter');
    await resumed.shows('Saved in eda-migrate.plan.json: 4 accepted, 3 synchronous, 1 open.');
    expect(await resumed.ended()).toBe(0);
    expect(decisionsIn(root)).toEqual({
      'order.OrderConfirmed:fulfilment': 'accepted',
      'order.OrderConfirmed:loyalty': 'accepted',
      'order.OrderConfirmed:notification': 'accepted',
      [announce]: 'accepted',
      [charge]: 'skipped',
      'order.CreateQuote:discount': 'keep-sync',
      'order.GetHealth:payment': 'keep-sync',
      'order.GetUser:user': 'keep-sync',
    });

    const last = await review(root);
    await last.shows(`[1/1] ${charge}`);
    await last.press('k', 'Enter');
    expect(await last.ended()).toBe(0);
    const nothingLeft = await review(root);
    expect(await nothingLeft.ended()).toBe(0);
    expect((await nothingLeft.history()).filter((line) => line.startsWith('REVIEW'))).toEqual([]);
  });

  it('is drawn again for a window of another size', async () => {
    const root = await shopFolder();
    const opened = await review(root, { columns: 100, rows: 40 });
    await opened.shows(`[1/5] ${placed}:fulfilment`);
    await opened.resize(60, 26);
    await opened.shows('2 more below');
    // One page and one question, both for the new width; the question comes a moment after the page.
    await expect
      .poll(async () => {
        const lines = await opened.screen();
        return {
          tooLong: lines.filter((line) => line.length > 60),
          titles: lines.filter((line) => line.startsWith('REVIEW')).length,
          questions: lines.filter((line) => line.includes(`[1/5] ${placed}:fulfilment`)).length,
        };
      })
      .toEqual({ tooLong: [], titles: 1, questions: 1 });
    await opened.press('a', 'Enter');
    await opened.shows(`[2/5] ${placed}:loyalty`);
    await opened.resize(110, 40);
    const wide = await opened.shows(`  ${charge} `);
    expect(wide.filter((line) => line.startsWith('REVIEW'))).toEqual(['REVIEW (1 of 8 decided)']);
    await opened.press('q', 'Enter');
    expect(await opened.ended()).toBe(0);
  });

  it.each<[string, readonly (readonly [key: string, enter: string, shown: string])[]]>([
    ['at a decision', []],
    ['while something is adjusted', [['d', 'Enter', `Adjust ${placed}`]]],
  ])('ends with 130 on Ctrl-C %s, and nothing is half written', async (_where, steps) => {
    const root = await shopFolder();
    const before = textsOf(root);
    const interrupted = await review(root);
    await interrupted.shows(`[1/5] ${placed}:fulfilment`);
    await interrupted.press('a', 'Enter');
    await interrupted.shows(`[2/5] ${placed}:loyalty`);
    const saved = planText(root);
    for (const [key, enter, shown] of steps) {
      await interrupted.press(key, enter);
      await interrupted.shows(shown);
    }
    await interrupted.press('C-c');
    await interrupted.shows('Interrupted. What was decided before is saved; nothing is half written.');
    expect(await interrupted.ended()).toBe(130);
    const { [planFile]: plan, ...others } = textsOf(root);
    expect([plan, decisionsIn(root)]).toEqual([saved, { [`${placed}:fulfilment`]: 'accepted' }]);
    expect(withoutToolFolder(others)).toEqual(withoutToolFolder(before));
  });
});

/** The folder of the tool holds its cache, which is no result. */
function withoutToolFolder(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([path]) => !path.startsWith('.eda-migrate/')));
}
