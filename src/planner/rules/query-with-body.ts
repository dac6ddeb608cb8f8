import { endpointOf, targetService } from '../context.js';
import { isTaking } from './endpoint-words.js';
import { callPlace, type Rule } from './rule.js';
import { routeOfCall, storesNothing } from './surroundings.js';

/** A POST that only computes is a question whose parameters did not fit into an address. */
export const queryWithBody = {
  id: 'A10',
  title: 'Query with a body',
  explain:
    'The handler that answers this request was found, and neither it nor what it calls in its file writes to a store: the request asks a question whose parameters travel in the body (a quote, a search, a validation). It stays synchronous like any query.',
  applies: (call, context) => {
    const route = routeOfCall(call, context);
    // what is taken is written somewhere, though maybe in another file
    if (call.response !== 'data' || route === undefined || !storesNothing(call, context) || isTaking(call)) {
      return undefined;
    }
    return {
      verdict: 'keep-sync',
      reason: `${endpointOf(call)} stores nothing in ${targetService(call)} (${route.file}:${route.line}): it only answers a question.`,
      place: callPlace(call),
      confidence: 'medium',
    };
  },
} as const satisfies Rule;
