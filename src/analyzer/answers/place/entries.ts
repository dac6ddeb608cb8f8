import { ts } from 'ts-morph';
import type { Entry } from '../../../model/call.js';
import type { Span } from '../../../model/place.js';
import { type FunctionNode, functionAround, isFunctionNode } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';
import { callbackRole } from '../code/callback-role.js';
import { ownName } from '../code/functions.js';
import { calleeName, receiverOf } from '../code/names.js';
import { readsOf } from '../code/references.js';
import { isVerbRegistration } from '../code/registrations.js';
import { outermost } from '../code/transparent.js';

/** The handler of a route: its function, or the place of it. */
export type RouteHandler =
  | { readonly routeId: string; readonly node: ts.Node }
  | { readonly routeId: string; readonly file: string; readonly span: Span };

/** Functions that are looked at on the way up from one call. */
const FUNCTION_LIMIT = 200;

const TIMERS = /^(setInterval|setTimeout|schedule|scheduleJob|cron|addCronJob)$/;
const TIMER_DECORATORS = /^(Cron|Interval|Timeout)$/;
const CONSUMERS = /^(consume|subscribe|process|run|eachMessage|eachBatch|on|once|handleMessage|addListener)$/;
const CONSUMER_DECORATORS =
  /^(EventPattern|MessagePattern|OnEvent|Process|Processor|RabbitSubscribe|RabbitRPC|SqsMessageHandler|SubscribeMessage|GrpcMethod|KafkaListener)$/;
const STARTUP_METHODS = /^(onModuleInit|onApplicationBootstrap)$/;

interface Walk {
  readonly program: Program;
  readonly routeOf: (fn: ts.Node) => readonly string[];
  readonly seen: Set<ts.Node>;
  readonly found: Map<string, Entry>;
}

/**
 * From where a function is reached: the routes whose handler it is or is called by, consumers of messages, timers,
 * and code that runs at start-up.
 * @param fn the function, or undefined for the top level of the module of `site`
 * @returns entries sorted by kind and id; empty where nothing that calls the function was seen
 */
export function entriesOf(
  program: Program,
  fn: ts.Node | undefined,
  handlers: readonly RouteHandler[],
  site?: ts.Node,
): Entry[] {
  const walk: Walk = { program, routeOf: routeLookup(program, handlers), seen: new Set(), found: new Map() };
  if (fn !== undefined && isFunctionNode(fn)) visit(walk, fn);
  else if (site !== undefined) visitPlace(walk, site);
  return [...walk.found.values()].sort((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function routeLookup(
  program: Program,
  handlers: readonly RouteHandler[],
): (fn: ts.Node) => readonly string[] {
  const byNode = new Map<ts.Node, string[]>();
  const byPlace = new Map<string, string[]>();
  for (const handler of handlers) {
    if ('node' in handler) add(byNode, handler.node, handler.routeId);
    else add(byPlace, `${handler.file}:${handler.span.start}:${handler.span.end}`, handler.routeId);
  }
  return (fn) => [
    ...(byNode.get(fn) ?? []),
    ...(byPlace.get(`${program.fileOf(fn)}:${fn.getStart()}:${fn.getEnd()}`) ?? []),
  ];
}

function add<Key>(map: Map<Key, string[]>, key: Key, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function report(walk: Walk, kind: Entry['kind'], id: string): void {
  walk.found.set(`${kind} ${id}`, { kind, id });
}

function visit(walk: Walk, fn: FunctionNode): void {
  if (walk.seen.has(fn) || walk.seen.size >= FUNCTION_LIMIT) return;
  walk.seen.add(fn);
  const routes = walk.routeOf(fn);
  for (const id of routes) report(walk, 'route', id);
  reportDecorated(walk, fn);
  visitPosition(walk, fn, fn);
  if (ts.isConstructorDeclaration(fn) || ts.isAccessor(fn)) return;
  for (const call of walk.program.callersOf(fn)) visitPlace(walk, call);
  const { name } = fn;
  if (name !== undefined && ts.isIdentifier(name) && !ts.isMethodDeclaration(fn))
    visitReferences(walk, fn, name);
}

/** A place in code is reached as its function is, or at start-up where it is in none. */
function visitPlace(walk: Walk, place: ts.Node): void {
  const fn = functionAround(place);
  if (fn !== undefined) visit(walk, fn);
  else report(walk, 'startup', walk.program.fileOf(place));
}

/** Names of a function that are passed on rather than called: `setInterval(poll, 1000)`. */
function visitReferences(walk: Walk, fn: FunctionNode, name: ts.Identifier): void {
  for (const read of readsOf(walk.program, name)) {
    const { parent } = read;
    if (!ts.isCallExpression(parent) || parent.expression !== read) visitPosition(walk, read, fn);
  }
}

/** Reports what a function is registered for where it, or its name, stands as an argument or a property. */
function visitPosition(walk: Walk, node: ts.Node, fn: FunctionNode): void {
  const whole = outermost(node);
  const { parent } = whole;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && node === fn) {
    visitReferences(walk, fn, parent.name);
  } else if (ts.isPropertyAssignment(parent) && CONSUMERS.test(ownName(fn))) {
    report(walk, 'consumer', idOf(walk, fn));
  } else if (ts.isCallExpression(parent)) visitArgument(walk, parent, whole, fn);
}

function visitArgument(walk: Walk, call: ts.CallExpression, argument: ts.Node, fn: FunctionNode): void {
  if (call.expression === argument) {
    visitPlace(walk, call);
    return;
  }
  const name = calleeName(call);
  const channel = call.arguments.find((each) => ts.isStringLiteralLike(each));
  const id = channel !== undefined && ts.isStringLiteralLike(channel) ? channel.text : idOf(walk, fn);
  if (TIMERS.test(name)) report(walk, 'timer', idOf(walk, fn));
  else if (CONSUMERS.test(name) && receiverOf(call) !== undefined) report(walk, 'consumer', id);
  else if (isVerbRegistration(call) || walk.routeOf(fn).length > 0) return;
  else if (isKept(argument)) visitPosition(walk, call, fn);
  else visitPlace(walk, call);
}

/** True for a function that a call makes another function of: `asyncHandler(async (req, res) => …)`. */
function isKept(argument: ts.Node): boolean {
  return isFunctionNode(argument) && callbackRole(argument).kind === 'declared';
}

function idOf(walk: Walk, fn: FunctionNode): string {
  const name = ownName(fn);
  const file = walk.program.fileOf(fn);
  return name === '' ? file : `${file}#${name}`;
}

/** Methods that a framework calls by their decorator or their name. */
function reportDecorated(walk: Walk, fn: FunctionNode): void {
  if (!ts.isMethodDeclaration(fn)) return;
  for (const { expression } of ts.getDecorators(fn) ?? []) {
    if (!ts.isCallExpression(expression)) continue;
    const name = calleeName(expression);
    const first = expression.arguments[0];
    const channel = first !== undefined && ts.isStringLiteralLike(first) ? first.text : idOf(walk, fn);
    if (TIMER_DECORATORS.test(name)) report(walk, 'timer', idOf(walk, fn));
    if (CONSUMER_DECORATORS.test(name)) report(walk, 'consumer', channel);
  }
  if (STARTUP_METHODS.test(ownName(fn).split('.').at(-1) ?? '')) report(walk, 'startup', idOf(walk, fn));
}
