import type { Analysis } from '../model/analysis.js';
import type { Call } from '../model/call.js';
import type { ConfigurationFile } from '../model/configuration.js';
import type { Notice } from '../model/notice.js';
import type { Repository } from '../model/repository.js';
import type { Route } from '../model/route.js';
import type { Service } from '../model/service.js';
import { uncalledClients } from './clients/declared-client.js';
import { findRequests } from './clients/find-requests.js';
import {
  unusedConfiguration,
  withConfiguredAddresses,
  withConfiguredTargets,
  withoutIgnored,
} from './configured.js';
import { link } from './link.js';
import { createOwnership } from './linking/ownership.js';
import { findMessages } from './messages/find-messages.js';
import { findRoutes } from './routes/find-routes.js';
import { serviceElsewhere } from './services/building/elsewhere.js';
import { discoverServices } from './services/discover.js';
import { createProgram } from './syntax/create-program.js';
import { inputsHashOf, type TrackedRepository, trackReads } from './tracked-repository.js';
import { createEvaluator } from './values/evaluator.js';

export interface AnalyzeOptions {
  /** What the user declares. */
  readonly configuration?: ConfigurationFile | undefined;
  /** Called while the sources are read, with the number of files done and of all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called at the end with the result and every file that it depends on, with the digest of its text (null: none). */
  readonly onDone?: (analysis: Analysis, reads: ReturnType<TrackedRepository['reads']>) => void;
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

/** The services that only an address names, sorted. */
function elsewhere(calls: readonly Call[], services: readonly Service[]): readonly string[] {
  const known = new Set(services.map(({ name }) => name));
  const named = calls.flatMap(({ to }) => (to.kind === 'service' && !known.has(to.name) ? [to.name] : []));
  return [...new Set(named)].sort();
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
  const { configuration: file } = options;
  const tracked = trackReads(file === undefined ? repository : withoutIgnored(repository, file));
  const discovery = discoverServices(tracked);
  const program = createProgram(tracked);
  const evaluator = createEvaluator(program, file?.configuration.clients);
  const requests = findRequests(evaluator, options.onProgress);
  const routes = findRoutes(program, discovery.services);
  const linked = link({
    evaluator,
    requests,
    services: discovery.services,
    addresses: file === undefined ? discovery.addresses : withConfiguredAddresses(discovery.addresses, file),
    routes,
  });
  const calls = file === undefined ? linked : withConfiguredTargets(linked, routes, file);
  const unused =
    file === undefined ? [] : unusedConfiguration(repository, linked, uncalledClients(evaluator), file);
  const services = [
    ...discovery.services.map((service) => ({
      ...service,
      routes: withCallers(routes.get(service.name) ?? [], calls),
    })),
    ...elsewhere(calls, discovery.services).map((name) => serviceElsewhere(name)),
  ].sort(byName);
  const { ownerOf } = createOwnership(evaluator, discovery.services);
  const messages = findMessages(evaluator, (file) => ownerOf(file)?.name);
  const reads = tracked.reads();
  const analysis: Analysis = {
    inputsHash: inputsHashOf(reads),
    services,
    calls,
    messages,
    unresolved: unresolvedOf(calls),
    notices: sortedNotices([...discovery.notices, ...program.notices(), ...unused]),
  };
  options.onDone?.(analysis, reads);
  return analysis;
}
