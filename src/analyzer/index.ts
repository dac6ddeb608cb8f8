import { createHash } from 'node:crypto';
import type { Analysis } from '../model/analysis.js';
import type { Call } from '../model/call.js';
import type { Notice } from '../model/notice.js';
import type { Repository } from '../model/repository.js';
import type { Route } from '../model/route.js';
import type { Service } from '../model/service.js';
import { findRequests } from './clients/find-requests.js';
import { link } from './link.js';
import { createOwnership } from './linking/ownership.js';
import { findMessages } from './messages/find-messages.js';
import { findRoutes } from './routes/find-routes.js';
import { discoverServices } from './services/discover.js';
import { serviceElsewhere } from './services/elsewhere.js';
import { createProgram } from './syntax/create-program.js';
import { createEvaluator } from './values/evaluator.js';

export interface AnalyzeOptions {
  /** Called while the sources are read, with the number of files done and of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A repository that remembers what was read of it. */
interface TrackedRepository extends Repository {
  /** SHA-256 over the sorted names and contents of the files that were read. */
  hash(): string;
}

function track(repository: Repository): TrackedRepository {
  const read = new Map<string, string>();
  return {
    files: repository.files,
    readText(file) {
      const text = repository.readText(file);
      if (text !== undefined && !read.has(file))
        read.set(file, createHash('sha256').update(text).digest('hex'));
      return text;
    },
    hash() {
      const lines = [...read]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([file, digest]) => `${file}\n${digest}\n`);
      return createHash('sha256').update(lines.join('')).digest('hex');
    },
  };
}

function withCallers(routes: readonly Route[], calls: readonly Call[]): readonly Route[] {
  return routes.map((route) => ({
    ...route,
    calledBy: calls
      .filter((call) => call.route === route.id)
      .map(({ id }) => id)
      .sort(),
  }));
}

function byName(left: Service, right: Service): number {
  return left.name < right.name ? -1 : 1;
}

function unresolvedOf(calls: readonly Call[]): Analysis['unresolved'] {
  const missing = calls.flatMap(({ to }) => (to.kind === 'unknown' ? [to.missing] : []));
  return { count: missing.length, missingFacts: [...new Set(missing)].sort() };
}

function sortedNotices(notices: readonly Notice[]): readonly Notice[] {
  const key = ({ file, line, code, message }: Notice): string =>
    [file ?? '', String(line ?? 0).padStart(8, '0'), code, message].join('\n');
  return notices.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/**
 * Analyses a repository: its services, every request between them and to the outside, and what is done with each
 * answer. Reads texts only; runs nothing of the repository.
 */
export function analyze(repository: Repository, options: AnalyzeOptions = {}): Analysis {
  const tracked = track(repository);
  const discovery = discoverServices(tracked);
  const program = createProgram(tracked);
  const evaluator = createEvaluator(program);
  const requests = findRequests(evaluator, options.onProgress);
  const routes = findRoutes(program, discovery.services);
  const { calls, elsewhere: named } = link({
    evaluator,
    requests,
    services: discovery.services,
    addresses: discovery.addresses,
    routes,
  });
  const services = [
    ...discovery.services.map((service) => ({
      ...service,
      routes: withCallers(routes.get(service.name) ?? [], calls),
    })),
    ...named.map((name) => serviceElsewhere(name)),
  ].sort(byName);
  const { ownerOf } = createOwnership(evaluator, discovery.services);
  return {
    inputsHash: tracked.hash(),
    services,
    calls,
    messages: findMessages(evaluator, (file) => ownerOf(file)?.name),
    unresolved: unresolvedOf(calls),
    notices: sortedNotices([...discovery.notices, ...program.notices()]),
  };
}
