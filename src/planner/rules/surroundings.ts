import type { Call } from '../../model/call.js';
import type { Route } from '../../model/route.js';
import { compareCalls, endpointOf, functionOf, listed, type PlanningContext } from '../context.js';
import { isQuestionByName, isReadingProcedure, isTaking, isTriggerByName } from './endpoint-words.js';
import { onlyReads } from './rule.js';

/** The route that a call reaches, where it was found. */
export function routeOfCall(call: Call, { routes }: PlanningContext): Route | undefined {
  return call.route === null ? undefined : routes.get(call.route);
}

/** True where the handler was found and neither it nor what it calls in its file writes. */
export function storesNothing(call: Call, context: PlanningContext): boolean {
  const route = routeOfCall(call, context);
  return route !== undefined && route.handlerSpan !== null && !route.writes;
}

/** True for a request that is not a GET and asks all the same: by its name, and nothing speaks against it. */
function asksByName(call: Call, context: PlanningContext): boolean {
  return isQuestionByName(call) && routeOfCall(call, context)?.writes !== true;
}

/**
 * True where the caller asks and waits for what it asked for: with GET and its like unless the name says that something
 * happens, with a procedure that is named as a read, or with any other request that is named as a question.
 */
export function isQuestion(call: Call, context: PlanningContext): boolean {
  if (onlyReads(call)) {
    return call.response === 'data' || (call.response === 'status' && !isTriggerByName(call));
  }
  return call.response === 'data' && (isReadingProcedure(call) || asksByName(call, context));
}

/** True where a request changes something in the service that it goes to, as far as can be told. */
export function changesSomething(call: Call, context: PlanningContext): boolean {
  if (onlyReads(call)) {
    return isTriggerByName(call) && call.response !== 'data';
  }
  if (isTaking(call)) {
    return true;
  }
  const onlyAnswers = call.response === 'data' && storesNothing(call, context);
  const isReading = call.method === 'RPC' && isReadingProcedure(call);
  return !onlyAnswers && !isReading && !asksByName(call, context);
}

/** The routes that wait for a call; undefined where something else reaches it too, or nothing is known. */
export function waitingRoutes(call: Call, { routes }: PlanningContext): readonly Route[] | undefined {
  const found = call.entry.map((entry) => (entry.kind === 'route' ? routes.get(entry.id) : undefined));
  const known = found.filter((route) => route !== undefined);
  return known.length > 0 && known.length === found.length ? known : undefined;
}

/** The other calls that the same function makes, or that share an entry point with it, in source order. */
export function companionsOf(call: Call, context: PlanningContext): readonly Call[] {
  const together = [
    ...(context.callsOfFunction.get(functionOf(call)) ?? []),
    ...call.entry.flatMap(({ id }) => context.callsOfEntry.get(id) ?? []),
  ];
  return [...new Set(together)]
    .filter((other) => other.id !== call.id && other.from === call.from)
    .sort(compareCalls);
}

/** True where the outcome of a call matters to its caller. */
export function outcomeMatters({ response, answer }: Call): boolean {
  const reachesCaller = answer.failure === 'propagates' || answer.failure === 'mapped';
  return response === 'data' || (response === 'status' && reachesCaller);
}

/**
 * What else the caller changes together with this request, as the end of a sentence ("also calls POST /charges");
 * undefined where the request stands alone.
 */
export function otherChanges(
  call: Call,
  context: PlanningContext,
  companions: readonly Call[] = companionsOf(call, context),
): string | undefined {
  const changes = companions.filter(
    (other) => outcomeMatters(other) && other.role === 'business' && changesSomething(other, context),
  );
  if (changes.length > 0) {
    return `also calls ${listed([...new Set(changes.map(endpointOf))])}`;
  }
  if (call.inLoop) {
    return 'repeats it for several items';
  }
  return call.transaction ? 'makes it inside of a transaction' : undefined;
}
