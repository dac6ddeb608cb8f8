import type { Call } from '../../model/call.js';
import { type PlanningContext, targetService } from '../context.js';
import { actOfEndpoint, staticSegments } from './path-words.js';
import { pascalCase, singular, wordsOf } from './words.js';

/** Method names that repeat the protocol or the pattern and say nothing about the business. */
const protocolNames: ReadonlySet<string> = new Set(
  'all any delete execute get handle handler index invoke patch post process put request route run'.split(
    ' ',
  ),
);

/** True where `words` (in any number) are what one of the path's fixed segments is called. */
function isNamedInPath(words: readonly string[], path: string): boolean {
  const wanted = words.map(singular).join(' ');
  return staticSegments(path).some((segment) => wordsOf(segment).map(singular).join(' ') === wanted);
}

/**
 * The handler's own name where it is a verb with an object: the rest of its words must be the thing that the path
 * names (`sendNotification` for /notifications), or the handler is a method of one word (`NotificationsController.send`)
 * and the path gives the object. Else undefined.
 */
function fromHandler(handler: string, path: string): readonly string[] | undefined {
  const parts = handler.split('.');
  const [verb, ...object] = wordsOf(parts.at(-1) ?? '').filter((word, at) => at === 0 || word !== 'handler');
  if (verb === undefined || protocolNames.has(verb)) {
    return undefined;
  }
  if (object.length > 0) {
    return isNamedInPath(object, path) ? [verb, ...object] : undefined;
  }
  const thing = staticSegments(path).at(-1);
  return parts.length < 2 || thing === undefined || isNamedInPath([verb], path)
    ? undefined
    : [verb, ...wordsOf(thing).map(singular)];
}

/**
 * Names a command in the imperative: the name of the handler that carries it out where it is verb-like, else a verb
 * by the HTTP method and the singular of the path's last fixed segment. Without the producer.
 */
export function commandName(call: Call, context: PlanningContext): string {
  const handler = call.route === null ? null : (context.routes.get(call.route)?.handler ?? null);
  const own = handler === null || call.path === null ? undefined : fromHandler(handler, call.path);
  if (own !== undefined) {
    return pascalCase(own);
  }
  const act = actOfEndpoint(call.method, call.path, targetService(call) ?? call.from);
  return pascalCase([act.verb]) + act.object;
}
