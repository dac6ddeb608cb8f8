import { expect, it } from 'vitest';
import { generate } from '../../../../src/generators/index.js';
import { emptyLock } from '../../../../src/model/lock.js';
import { memoryRepository } from '../../../helpers/memory-repository.js';
import { analysisSample, callSample, planMessageSample, serviceSample } from '../../samples.js';
import { changedFiles, routeOf } from './routes.js';

const files: Record<string, string> = {
  '.prettierrc': '{ "singleQuote": true }',
  'services/order/package.json': '{}',
  'services/order/src/award.ts': `import axios from 'axios';
export async function award(user: string): Promise<void> {
  await axios.post('http://shop/points', { user });
}
`,
  'services/order/src/refund.ts': `import axios from 'axios';
export async function refund(user: string): Promise<void> {
  await axios.post('http://shop/refunds', { user });
}
`,
  'services/shop/package.json': '{}',
  'services/shop/src/store.ts': `export const parse = (body: unknown): string => String(body);
export const award = async (user: string): Promise<void> => void user;
export const refund = async (user: string): Promise<void> => void user;
`,
  'services/shop/src/routes.ts': `import { Router } from 'express';
import { award, parse, refund } from './store.js';

export const router = Router();

router.post('/points', async (req, res) => {
  await award(parse(req.body));
  res.end();
});

router.post('/refunds', async (req, res) => {
  await refund(parse(req.body));
  res.end();
});
`,
};

/** What a run makes of the messages that are not applied yet. */
async function run(current: Readonly<Record<string, string>>, lock = emptyLock) {
  const repository = memoryRepository(current);
  const route = (path: string) => routeOf({ framework: 'express', path, at: `'${path}'` }, repository);
  const shop = serviceSample('shop', { routes: [route('/points'), route('/refunds')] });
  const call = (file: string, path: string) =>
    callSample(files, { from: 'order', to: 'shop', file, at: 'axios.post(', path, body: '{ user }' });
  const [points, refunds] = [
    call('services/order/src/award.ts', '/points'),
    call('services/order/src/refund.ts', '/refunds'),
  ];
  const messages = [
    planMessageSample('order.PointsAwarded', [points], { router: 'sqs' }),
    planMessageSample('order.RefundMade', [refunds], { router: 'sqs' }),
  ];
  const analysis = analysisSample([serviceSample('order'), shop], [points, refunds]);
  const result = await generate({ analysis, plan: { schemaVersion: 1, messages }, lock, repository });
  return {
    codes: result.notices.map(({ code }) => code).filter((code) => code === 'EDA3011'),
    names: result.messages.map(({ name }) => name),
    messages: result.messages,
    files: { ...current, ...changedFiles(result.artifacts, repository) },
  };
}

it('takes the work out of one route of a file at a time', async () => {
  const first = await run(files);
  expect({
    codes: first.codes,
    names: first.names,
    routes: first.files['services/shop/src/routes.ts'],
  }).toEqual({
    codes: ['EDA3011'],
    names: ['order.PointsAwarded'],
    routes: files['services/shop/src/routes.ts']
      ?.replace("{ award, parse, refund } from './store.js'", "{ parse, refund } from './store.js'")
      .replace('import { parse', "import { addPoint } from './add-point.js';\nimport { parse")
      .replace('await award(parse(req.body))', 'await addPoint(req.body)'),
  });
  const second = await run(first.files, { ...emptyLock, messages: [...first.messages] });
  expect({
    codes: second.codes,
    names: second.names,
    routes: second.files['services/shop/src/routes.ts'],
  }).toEqual({
    codes: [],
    names: ['order.PointsAwarded', 'order.RefundMade'],
    routes: `import { Router } from 'express';
import { addPoint } from './add-point.js';
import { addRefund } from './add-refund.js';

export const router = Router();

router.post('/points', async (req, res) => {
  await addPoint(req.body);
  res.end();
});

router.post('/refunds', async (req, res) => {
  await addRefund(req.body);
  res.end();
});
`,
  });
});
