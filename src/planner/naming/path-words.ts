import { pascalCase, singular, wordsOf } from './words.js';

/** What a request to an endpoint does, as a verb and the thing it is done to. */
export interface Act {
  readonly verb: string;
  /** In PascalCase. */
  readonly object: string;
}

const methodVerbs: Readonly<Record<string, string>> = {
  DELETE: 'delete',
  GET: 'get',
  HEAD: 'check',
  OPTIONS: 'get',
  PATCH: 'update',
  POST: 'create',
  PUT: 'update',
};

/** Endings that make an English noun of a verb: `/orders/{}/payment` is a thing, `/orders/{}/cancel` an action. */
const nounEnding = /(ment|tion|sion|ship|ance|ence|ness|ity|ing|er|or|al|age|us|is|ss|data|info)$/;

/** The segments of an endpoint path that are fixed, without a version and a mount called `api`. */
export function staticSegments(path: string): readonly string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '' && segment !== '{}' && segment !== 'api' && !/^v\d+$/.test(segment));
}

/** The thing that an endpoint path is about: the singular of its last fixed segment, or null. */
function objectOf(path: string, method: string): string | null {
  const last = staticSegments(path).at(-1);
  const words = last === undefined ? [] : wordsOf(last);
  const noun = words.at(-1);
  if (noun === undefined) {
    return null;
  }
  const asksForList = method === 'GET' && !path.endsWith('{}');
  return pascalCase([...words.slice(0, -1), asksForList ? noun : singular(noun)]);
}

/** `/orders/{}/cancel`: a last segment that is an action on the collection before it. */
function actionOf(path: string, method: string): Act | undefined {
  const segments = staticSegments(path);
  const [collection, action] = segments.slice(-2);
  if (method === 'GET' || collection === undefined || action === undefined || path.endsWith('{}')) {
    return undefined;
  }
  const things = wordsOf(collection);
  const verbs = wordsOf(action);
  const [thing, verb] = [things.at(-1), verbs[0]];
  if (thing === undefined || verb === undefined || verbs.length > 1 || singular(thing) === thing) {
    return undefined;
  }
  const isNoun = singular(verb) !== verb || nounEnding.test(verb);
  return isNoun ? undefined : { verb, object: pascalCase([...things.slice(0, -1), singular(thing)]) };
}

/**
 * What a request does, told from method and path alone: POST /orders → create Order, POST /orders/{}/cancel → cancel
 * Order, GET /users/{} → get User. `fallback` names the thing where the path has no fixed segment.
 */
export function actOfEndpoint(method: string, path: string | null, fallback: string): Act {
  if (method === 'RPC' && path !== null) {
    const [verb = 'call', ...object] = wordsOf(path.split(/[/.]/).at(-1) ?? '');
    return { verb, object: pascalCase(object) };
  }
  const action = path === null ? undefined : actionOf(path, method);
  if (action !== undefined) {
    return action;
  }
  const object = path === null ? null : objectOf(path, method);
  return { verb: methodVerbs[method] ?? 'request', object: object ?? pascalCase(wordsOf(fallback)) };
}
