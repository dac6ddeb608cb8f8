import { generatorsConsumerCatalogue } from '../../../../model/catalogue/generators-consumer.js';
import { noticeOf } from '../../../../model/errors.js';
import type { Notice } from '../../../../model/notice.js';
import type { Route } from '../../../../model/route.js';
import type { Service } from '../../../../model/service.js';
import type { ExtractedWork } from './extracted-work.js';

/** What the user should know of a worker that repeats requests. */
export function relayNotices(route: Route | null, service: Service, because: string): readonly Notice[] {
  const context = { service: service.name, request: requestOf(route), because };
  const relay = noticeOf(generatorsConsumerCatalogue.relay, context, route ?? undefined);
  const guards = route === null ? [] : guardsOf(route);
  if (guards.length === 0) return [relay];
  return [
    relay,
    noticeOf(generatorsConsumerCatalogue.relayGuards, { ...context, guards }, route ?? undefined),
  ];
}

/** What the user should know of a worker that calls the business code itself. */
export function extractedNotices(
  work: ExtractedWork,
  beside: readonly string[],
  route: Route | null,
  service: Service,
): readonly Notice[] {
  const context = { service: service.name, request: requestOf(route) };
  const place = route ?? undefined;
  const guards = route === null ? [] : guardsOf(route);
  return [
    ...(work.database === null ? [noticeOf(generatorsConsumerCatalogue.atLeastOnce, context, place)] : []),
    ...(beside.length === 0
      ? []
      : [noticeOf(generatorsConsumerCatalogue.besideTransaction, { ...context, beside }, place)]),
    ...(guards.length === 0
      ? []
      : [noticeOf(generatorsConsumerCatalogue.guardsNotRun, { ...context, guards }, place)]),
    ...(route?.schema
      ? [noticeOf(generatorsConsumerCatalogue.schemaNotRun, { ...context, schema: route.schema }, place)]
      : []),
  ];
}

function requestOf(route: Route | null): string {
  return route === null ? 'the request' : `${route.method} ${route.path}`;
}

/** Middleware that only prepares requests and answers has nothing to do in a worker. */
const preparing =
  /^(?:express\.)?(?:json|urlencoded|text|raw|static)$|^(?:bodyParser|cors|helmet|compression|morgan|pino|cookieParser|requestLogger|logger)\b/i;

function guardsOf({ middleware }: Route): readonly string[] {
  return middleware.filter((name) => !preparing.test(name));
}
