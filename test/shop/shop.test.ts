import { execFile } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyShop, git, nodeModules, shopFixture } from './copy-shop.js';
import { startDatabase, type TestDatabase } from './database.js';
import { declinedPaymentMethod, type PaymentProvider, startPaymentProvider } from './payment-provider.js';
import { freePorts, type RunningShop, startShop } from './shop-processes.js';
import {
  address,
  createCustomer,
  get,
  loyaltyAccount,
  orderThreeItems,
  type PlacedOrder,
  post,
  threeItems,
} from './shop-requests.js';

const run = promisify(execFile);

/** Three items of 7,399 cents less the gold tier's 5 %. */
const expectedTotal = 7029;

describe('the shop as it runs', () => {
  let database: TestDatabase;
  let provider: PaymentProvider;
  let shop: RunningShop;

  beforeAll(async () => {
    [database, provider] = await Promise.all([startDatabase(), startPaymentProvider()]);
    const env = { DATABASE_URL: database.url, PAYMENT_PROVIDER_URL: provider.url };
    shop = await startShop({ root: shopFixture, env });
  });

  afterAll(async () => {
    await shop?.stopAll();
    await Promise.all([database?.stop(), provider?.stop()]);
  });

  const templatesOf = async (orderId: string): Promise<string[]> => {
    const url = `${shop.url('notification')}/notifications?orderId=${orderId}`;
    const answer = await get<{ template: string }[]>(url);
    return answer.body.map(({ template }) => template).sort();
  };

  it('charges, rewards, ships and announces an order of three items', async () => {
    const customer = await createCustomer(shop);
    const placed = await orderThreeItems(shop, customer);
    const { id } = placed.body;

    expect(placed).toEqual({
      status: 201,
      body: {
        id: expect.any(String),
        userId: customer.id,
        items: threeItems,
        total: expectedTotal,
        currency: 'EUR',
        chargeId: expect.any(String),
        placedAt: expect.any(String),
      },
    });
    expect(await get(`${shop.url('order')}/orders/${id}`)).toEqual({ status: 200, body: placed.body });
    expect(provider.charges.at(-1)).toEqual({
      amount: expectedTotal,
      currency: 'EUR',
      payment_method: 'pm_visa',
    });
    expect(await loyaltyAccount(shop, customer)).toEqual({
      userId: customer.id,
      balance: 73,
      entries: [
        { orderId: id, sku: 'mug-blue', points: 25 },
        { orderId: id, sku: 'tea-earl', points: 8 },
        { orderId: id, sku: 'pot-iron', points: 40 },
      ],
    });
    expect((await get(`${shop.url('fulfilment')}/shipments/${id}`)).body).toEqual([
      {
        id: expect.any(String),
        orderId: id,
        address,
        items: threeItems.map(({ sku, quantity }) => ({ sku, quantity })),
        trackingNumber: expect.stringMatching(/^SHOP-[0-9A-F]{8}$/),
        createdAt: expect.any(String),
      },
    ]);
    await expect.poll(() => templatesOf(id)).toEqual(['order-placed', 'order-shipped']);
  });

  it('answers 402 to a declined payment and stores nothing', async () => {
    const customer = await createCustomer(shop);

    expect(await orderThreeItems(shop, customer, declinedPaymentMethod)).toEqual({
      status: 402,
      body: { error: 'insufficient funds' },
    });
    expect(await loyaltyAccount(shop, customer)).toEqual({ userId: customer.id, balance: 0, entries: [] });
  });

  it('reports a payment service out of reach without failing', async () => {
    expect(await get(`${shop.url('order')}/health/ready`)).toEqual({
      status: 200,
      body: { status: 'degraded', payment: 'down' },
    });
  });

  it('answers 502 while loyalty is stopped and recovers with it', async () => {
    const customer = await createCustomer(shop);
    await shop.stop('loyalty');
    const placed = await orderThreeItems(shop, customer);
    await shop.start('loyalty');

    expect(placed).toEqual({ status: 502, body: { error: expect.stringContaining('ECONNREFUSED') } });
    expect((await orderThreeItems(shop, customer)).status).toBe(201);
    expect((await loyaltyAccount(shop, customer)).balance).toBe(73);
  });

  it('takes orders while notification is killed, and loses their notifications', async () => {
    const customer = await createCustomer(shop);
    await shop.kill('notification');
    const placed = await orderThreeItems(shop, customer);
    await shop.start('notification');

    expect(placed.status).toBe(201);
    expect(await templatesOf(placed.body.id)).toEqual([]);
  });

  it('keeps its orders when the order service is killed', async () => {
    const customer = await createCustomer(shop);
    const placed = await orderThreeItems(shop, customer);
    await shop.kill('order');
    await shop.start('order');

    const found = await get<PlacedOrder>(`${shop.url('order')}/orders/${placed.body.id}`);
    expect(found).toEqual({ status: 200, body: placed.body });
  });
});

describe('the harness', () => {
  let provider: PaymentProvider;

  beforeAll(async () => {
    provider = await startPaymentProvider();
  });

  afterAll(async () => {
    await provider?.stop();
  });

  it('runs a second program of a service on the data that its server keeps', async () => {
    const env = { PAYMENT_PROVIDER_URL: provider.url };
    const shop = await startShop({ root: shopFixture, only: ['payment'], env });
    const charge = { userId: 'u-1', amount: 500, currency: 'EUR', paymentMethod: 'pm_visa' };
    const charged = await post<{ id: string }>(`${shop.url('payment')}/charges`, charge);
    const [port] = await freePorts(1);
    const worker = shop.startWorker('payment', 'src/server.ts', { PORT: String(port) });
    await expect.poll(worker.logs, { timeout: 10_000 }).toContain('"message":"listening"');

    expect(await get(`http://127.0.0.1:${port}/charges/${charged.body.id}`)).toEqual({
      status: 200,
      body: charged.body,
    });
    await shop.stopAll();
    expect(worker.isRunning()).toBe(false);
  });

  it('tells why a service did not start', async () => {
    const [unused] = await freePorts(1);
    const env = { DATABASE_URL: `postgresql://127.0.0.1:${unused}/none` };
    const started = startShop({ root: shopFixture, only: ['loyalty'], env });

    await expect(started).rejects.toThrow(/^loyalty \(src\/server\.ts\) ended at its start:.*ECONNREFUSED/s);
  });
});

describe('the shop as code', () => {
  let copy: string;

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'shop-copy-'));
    await copyShop(copy);
  });

  afterAll(async () => {
    await rm(copy, { recursive: true, force: true });
  });

  it('is copied as a clean git repository of one commit', async () => {
    expect(await git(copy, 'status', '--porcelain')).toBe('');
    expect(await git(copy, 'log', '--format=%an %s')).toBe('Shop Team The shop\n');
    await access(join(copy, 'node_modules', 'express', 'package.json'));
  });

  it('type-checks strictly in one run', async () => {
    const compiler = join(nodeModules, 'typescript', 'bin', 'tsc');
    const checked = run(process.execPath, [compiler, '-p', 'tsconfig.json'], { cwd: copy });
    await expect(checked).resolves.toEqual({ stdout: '', stderr: '' });
  });

  it('passes its own tests', async () => {
    const runner = join(nodeModules, 'vitest', 'vitest.mjs');
    const tested = await run(process.execPath, [runner, 'run', '--reporter=json'], { cwd: copy });
    expect(JSON.parse(tested.stdout)).toMatchObject({ success: true, numPassedTests: 8, numTotalTests: 8 });
  });
});
