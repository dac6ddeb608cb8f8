/**
 * Runs the sample shop, or a changed copy of it, as it runs in production: one process for each service, found by
 * addresses in the environment, with real stores.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type NodeProcess, startNodeProcess } from './node-process.js';
import { addresses, type ServiceName, serviceNames } from './shop-services.js';

export { copyShop, git, linkNodeModules, nodeModules, shopFixture } from './copy-shop.js';
export { startDatabase, type TestDatabase } from './database.js';
export type { NodeProcess } from './node-process.js';
export { declinedPaymentMethod, type PaymentProvider, startPaymentProvider } from './payment-provider.js';
export { type ServiceName, serviceNames } from './shop-services.js';

const healthyWithinMs = 30_000;
const healthPollMs = 50;

type Environment = Readonly<Record<string, string>>;

export interface ShopOptions {
  /** Root folder of the shop: the fixture, or a copy with its packages linked. */
  readonly root: string;
  /** The services to start; all by default. The others keep their reserved ports, on which nobody listens. */
  readonly only?: readonly ServiceName[];
  /** For every process: `DATABASE_URL`, `PAYMENT_PROVIDER_URL`, switches, queue URLs … */
  readonly env?: Environment;
  /** Fixed ports; free ones by default. */
  readonly ports?: Partial<Readonly<Record<ServiceName, number>>>;
}

export interface RunningShop {
  /** Where a service listens, or would: `http://127.0.0.1:PORT`, no slash at the end. */
  url(name: ServiceName): string;
  /** The folder that a service's server and workers share as `DATA_DIR`. */
  dataDir(name: ServiceName): string;
  /** What a service's server wrote since it was last started. */
  logs(name: ServiceName): string;
  /**
   * Starts a service again on its old port and waits until it is healthy; `env` comes on top of the shop's.
   *
   * @throws Error with the service's logs where it ends or does not become healthy within thirty seconds.
   */
  start(name: ServiceName, env?: Environment): Promise<void>;
  /** SIGTERM, then waits for the end. A service that does not run is left alone. */
  stop(name: ServiceName): Promise<void>;
  /** SIGKILL, then waits for the end. */
  kill(name: ServiceName): Promise<void>;
  /**
   * Runs another entry file of a service (`src/events/worker.ts`) in the service's folder and environment, without
   * waiting for anything. Several may run at a time; `stopAll` ends those that are left.
   */
  startWorker(name: ServiceName, entryFile: string, env?: Environment): NodeProcess;
  /** Ends every process and removes the data folders. */
  stopAll(): Promise<void>;
}

/** Ports of this machine that nobody listened on a moment ago, all different. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

async function choosePorts(fixed: ShopOptions['ports'] = {}): Promise<Record<ServiceName, number>> {
  const free = await freePorts(serviceNames.length);
  return Object.fromEntries(serviceNames.map((name, index) => [name, fixed[name] ?? free[index]])) as Record<
    ServiceName,
    number
  >;
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health`);
    return response.ok;
  } catch {
    return false;
  }
}

async function untilHealthy(server: NodeProcess, url: string): Promise<void> {
  const deadline = performance.now() + healthyWithinMs;
  while (!(await isHealthy(url))) {
    if (!server.isRunning()) throw new Error(`${server.name} ended at its start:\n${server.logs()}`);
    if (performance.now() > deadline) throw new Error(`${server.name} is not healthy:\n${server.logs()}`);
    await sleep(healthPollMs);
  }
}

/**
 * Starts the shop's services side by side and waits until all are healthy.
 *
 * @throws Error with the logs of a service that does not start; nothing is left running then.
 */
export async function startShop(options: ShopOptions): Promise<RunningShop> {
  const ports = await choosePorts(options.ports);
  const data = await mkdtemp(join(tmpdir(), 'shop-data-'));
  const servers = new Map<ServiceName, NodeProcess>();
  const workers: NodeProcess[] = [];

  const url = (name: ServiceName): string => `http://127.0.0.1:${ports[name]}`;
  const dataDir = (name: ServiceName): string => join(data, name);
  const launch = (name: ServiceName, entryFile: string, env: Environment): NodeProcess =>
    startNodeProcess({
      name: `${name} (${entryFile})`,
      folder: join(options.root, 'services', name),
      entryFile,
      env: { ...addresses(ports), DATA_DIR: dataDir(name), ...options.env, ...env },
    });

  const shop: RunningShop = {
    url,
    dataDir,
    logs: (name) => servers.get(name)?.logs() ?? '',
    async start(name, env = {}) {
      if (servers.get(name)?.isRunning()) throw new Error(`${name} is running already.`);
      const server = launch(name, 'src/server.ts', { PORT: String(ports[name]), ...env });
      servers.set(name, server);
      await untilHealthy(server, url(name));
    },
    async stop(name) {
      await servers.get(name)?.stop();
    },
    async kill(name) {
      await servers.get(name)?.kill();
    },
    startWorker(name, entryFile, env = {}) {
      const worker = launch(name, entryFile, env);
      workers.push(worker);
      return worker;
    },
    async stopAll() {
      await Promise.all([...servers.values(), ...workers].map((started) => started.stop()));
      await rm(data, { recursive: true, force: true });
    },
  };

  const starts = await Promise.allSettled((options.only ?? serviceNames).map((name) => shop.start(name)));
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await shop.stopAll();
    throw failed.reason;
  }
  return shop;
}
