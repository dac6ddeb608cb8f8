import type { ts } from 'ts-morph';
import type { Resolution, Target } from '../../model/call.js';
import type { Route } from '../../model/route.js';
import type { EnvironmentEntry, Service } from '../../model/service.js';
import type { SitedRequest } from '../clients/lifting/lift.js';
import type { AddressBook } from '../services/addresses/address-book.js';
import type { SourceProgram } from '../syntax/create-program.js';
import { literalText, optionsOf } from '../values/text.js';
import type { TextValue, Value } from '../values/value.js';
import { answeringTarget } from './answering.js';
import { type BoundAddress, boundAddresses } from './bound-address.js';
import { type EndpointPath, endpointPath } from './endpoint-path.js';
import { ownGatewayTarget } from './own-gateway.js';
import { plausible } from './plausible.js';
import { matchRoute } from './route-match.js';
import { sidecarTarget } from './sidecar.js';
import { confidenceOf, type Lookup, type ResolvedTarget, resolveTarget } from './target.js';

/** What linking looks things up in. */
export interface LinkContext {
  readonly program: SourceProgram;
  readonly addresses: AddressBook;
  readonly routes: ReadonlyMap<string, readonly Route[]>;
}

/** One endpoint that a request may reach from one service. */
export interface Finding extends EndpointPath {
  readonly to: Target;
  readonly method: string;
  readonly route: string | null;
  readonly confidence: ReturnType<typeof confidenceOf>;
  readonly resolved: readonly Resolution[];
}

function textOptions(url: Value, site: ts.Node): readonly TextValue[] {
  return optionsOf(url).map((option): TextValue => {
    if (option.kind === 'text') return option;
    const reason = option.kind === 'unknown' ? option.reason : 'the address is not a text';
    const origin = option.kind === 'unknown' ? (option.node ?? site) : site;
    return { kind: 'text', parts: [{ kind: 'unknown', reason, origins: [origin], depends: [] }] };
  });
}

function methodsOf(method: Value): readonly string[] {
  const names = optionsOf(method).map((option) => literalText(option)?.toUpperCase());
  const known = names.filter((name) => name !== undefined);
  return known.length === 0 ? ['ANY'] : [...new Set(known)];
}

/** A request of which neither verb nor path is known is never sure. */
function withoutEndpoint(
  confidence: Finding['confidence'],
  { path }: EndpointPath,
  method: string,
): Finding['confidence'] {
  return confidence === 'high' && path === null && method === 'ANY' ? 'medium' : confidence;
}

function findingOf(
  context: LinkContext,
  target: ResolvedTarget,
  path: EndpointPath,
  method: string,
  isProxy: boolean,
  answeredPath: string | null = path.path,
): Finding {
  const own = target.to.kind === 'service' ? (context.routes.get(target.to.name) ?? []) : [];
  const route = isProxy ? undefined : matchRoute(own, method, answeredPath);
  const step =
    route === undefined ? [] : [{ file: route.file, line: route.line, what: `${route.id} answers it` }];
  const sure = target.to.kind === 'unknown' ? 'low' : confidenceOf(target, route !== undefined);
  const seen = new Set<string>();
  const resolved = [...target.evidence, ...step].filter(({ file, line, what }) => {
    const key = `${file}:${line} ${what}`;
    return !seen.has(key) && seen.add(key);
  });
  return {
    to: target.to,
    method,
    ...(isProxy ? { path: null, pathArguments: [] } : path),
    route: route?.id ?? null,
    confidence: isProxy ? sure : withoutEndpoint(sure, path, method),
    resolved,
  };
}

function keyOf({ to, method, path }: Finding): string {
  const name = to.kind === 'service' ? to.name : to.kind === 'external' ? to.host : '';
  return JSON.stringify([to.kind, name, method, path]);
}

/** An alternative that leads nowhere known says nothing where another leads somewhere. */
function worthwhile(findings: readonly Finding[]): readonly Finding[] {
  const known = findings.filter(({ to }) => to.kind !== 'unknown');
  const kept = known.length > 0 ? known : findings.slice(0, 1);
  const sure = kept.filter(({ confidence }) => confidence !== 'low');
  const best = sure.length > 0 ? sure : kept;
  return [...new Map(best.map((finding) => [keyOf(finding), finding])).values()];
}

/** Every endpoint that a request may reach from a service, without repetitions; never empty. */
export function findingsOf(
  context: LinkContext,
  { request, site }: SitedRequest,
  from: Service,
): readonly Finding[] {
  const addresses = context.addresses.seenFrom(from.name);
  const environment: readonly EnvironmentEntry[] = addresses.environmentOf(from.name);
  const bind = (text: TextValue): readonly BoundAddress[] =>
    boundAddresses(context.program, text, environment);
  const methods = methodsOf(request.method);
  const lookup: Lookup = {
    addresses,
    answers: (service, { rest }) =>
      methods.some(
        (method) =>
          matchRoute(context.routes.get(service) ?? [], method, endpointPath(rest, site).path) !== undefined,
      ),
  };
  const found = plausible(textOptions(request.url, site).map(bind)).flatMap((candidates) => {
    const target = resolveTarget(lookup, candidates);
    const path = endpointPath(target.address.rest, site);
    const named = request.operation === undefined ? path : { ...path, path: path.path?.slice(1) || null };
    const own = ownGatewayTarget(addresses, from.name, target, named);
    const answered = answeringTarget(context.routes, own.target, named.path, request.operation);
    const passed = sidecarTarget(addresses, answered, named, request, bind);
    return methods.map((method) =>
      findingOf(context, passed.target, passed.path, method, request.passesOn === 'any-path', own.path),
    );
  });
  return worthwhile(found);
}
