import type { Call } from '../../model/call.js';
import type { PlanningContext } from '../context.js';
import { isPast, pastTense } from './past-tense.js';
import { type Act, actOfEndpoint } from './path-words.js';
import { pascalCase, singular, wordsOf } from './words.js';

/** Words in front of a function's real verb that say how it is run, not what it does. */
const auxiliaries: ReadonlySet<string> = new Set(['async', 'do', 'handle', 'maybe', 'on', 'safely', 'try']);

/** Last words of a function's name that say what part it plays for a framework. */
const functionEndings: ReadonlySet<string> = new Set(
  'callback controller fn function handler impl listener middleware resolver'.split(' '),
);

/** Last words of a class's name that say which pattern it follows. */
const classEndings: ReadonlySet<string> = new Set(
  'api client command consumer controller handler impl interactor job listener manager module processor repository resolver router service subscriber use case usecase worker'.split(
    ' ',
  ),
);

/** Methods that a pattern asks for: the class carries the business name (`PlaceOrderUseCase.execute`). */
const patternMethods: ReadonlySet<string> = new Set(
  'action call execute handle index invoke main perform process run'.split(' '),
);

/** The object of a function's verb ends at the first of these: `sendEmailToUser` is about an email. */
const joints: ReadonlySet<string> = new Set(
  'about after and as at before by for from if in into of on or then to via when with without'.split(' '),
);

function withoutEnding(words: readonly string[], endings: ReadonlySet<string>): readonly string[] {
  return words.slice(0, words.findLastIndex((word) => !endings.has(word)) + 1);
}

/** `OrdersController` → Order: the thing that a class of business code is about. */
function objectOfClass(name: string): readonly string[] {
  const words = withoutEnding(wordsOf(name), classEndings);
  return words.map((word, at) => (at === words.length - 1 ? singular(word) : word));
}

/** Reads a verb and its object from words such as place, order, for, customer; undefined where there are not both. */
function actOfWords(words: readonly string[]): Act | undefined {
  const [verb, ...rest] = words;
  const end = rest.findIndex((word) => joints.has(word));
  const object = end < 0 ? rest : rest.slice(0, end);
  return verb === undefined || object.length === 0 ? undefined : { verb, object: pascalCase(object) };
}

/** The act of a method whose own name is not enough: create on OrdersService, execute on PlaceOrderUseCase. */
function actOfMethod(method: string | undefined, className: string | undefined): Act | undefined {
  const owner = className === undefined ? [] : objectOfClass(className);
  if (owner.length === 0 || method === undefined || patternMethods.has(method)) {
    return actOfWords(owner);
  }
  return { verb: method, object: pascalCase(owner) };
}

/** The event that a function's name promises: placeOrder → OrderPlaced, OrdersService.create → OrderCreated. */
function fromFunction(name: string): string | undefined {
  const [method = '', className] = name.split('.').reverse();
  const all = wordsOf(method);
  const unprefixed = all.length > 1 && auxiliaries.has(all[0] ?? '') ? all.slice(1) : all;
  const words = withoutEnding(unprefixed, functionEndings);
  if (words.length > 1 && isPast(words.at(-1) ?? '')) {
    return pascalCase(words);
  }
  const act = actOfWords(words) ?? actOfMethod(words[0], className);
  return act === undefined ? undefined : eventOf(act);
}

function eventOf(act: Act): string {
  return act.object + pascalCase([pastTense(act.verb)]);
}

/** True where the call stands in a handler without a name, whatever named function encloses the handler. */
function inAnonymousHandler(call: Call, context: PlanningContext): boolean {
  return call.entry.some(({ id }) => {
    const route = context.routes.get(id);
    const span = route?.handlerSpan ?? null;
    const holds = span !== null && span.start <= call.span.start && call.span.end <= span.end;
    return route !== undefined && route.handler === null && route.file === call.file && holds;
  });
}

function fromEntry(call: Call, context: PlanningContext): string | undefined {
  const route = call.entry.map((entry) => context.routes.get(entry.id)).find((found) => found !== undefined);
  return route === undefined ? undefined : eventOf(actOfEndpoint(route.method, route.path, call.from));
}

function fromFile(call: Call): string {
  const base = call.file.split('/').at(-1) ?? '';
  const words = withoutEnding(wordsOf(base.replace(/\.[^.]*$/, '')), classEndings);
  const act = actOfWords(words);
  const noun = pascalCase(words.length > 0 ? words : wordsOf(call.from));
  return act === undefined ? `${noun}Completed` : eventOf(act);
}

/**
 * Names the event of a call in the past tense: from the name of its function; where the function has none or a
 * technical one, from the route that reaches it; else from the name of the file. Without the producer.
 */
export function eventName(call: Call, context: PlanningContext): string {
  const named = call.function !== '' && !inAnonymousHandler(call, context);
  return (named ? fromFunction(call.function) : undefined) ?? fromEntry(call, context) ?? fromFile(call);
}
