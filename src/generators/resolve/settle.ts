import { ts } from 'ts-morph';
import { type CallSite, type PlacedCallSite, placedTogether } from './call-site.js';
import type { CheckedProgram } from './checked-program.js';
import { fieldSet } from './contract-fields.js';
import { functionAround, isFunction } from './find-node.js';
import { mappingOf } from './mapping.js';
import { Refusal } from './refusal.js';
import { requireRepeatable, requireUnchanged } from './repeatable.js';
import type { SourceValue } from './request-source.js';
import { requireNoSecrets } from './secrets.js';
import { statementsIn } from './statement-list.js';

export interface RefusedSite {
  readonly site: CallSite;
  readonly refusal: Refusal;
}

export interface Settlement {
  /** The sites that go behind switches, in source order: all in one list of statements. */
  readonly placed: readonly PlacedCallSite[];
  readonly refused: readonly RefusedSite[];
}

/** Finds out which calls of a message can be published as one. A call that cannot leaves the others as they are. */
export function settle(sites: readonly CallSite[], program: CheckedProgram): Settlement {
  if (sites.length === 0) return { placed: [], refused: [] };
  const { placed, apart } = placedTogether(sites);
  const refused = [
    ...apart.map((site) => ({ site, refusal: otherConditions() })),
    ...placed.flatMap((site) => refusalOf(site, placed, program)),
  ];
  if (refused.length === 0) return { placed, refused };
  const rest = settle(
    sites.filter((site) => !refused.some((each) => each.site.call === site.call)),
    program,
  );
  return { placed: rest.placed, refused: [...refused, ...rest.refused] };
}

function otherConditions(): Refusal {
  return new Refusal(
    'It is made under other conditions than the other calls of the message.',
    'Give it a message of its own in eda-migrate.plan.json.',
  );
}

function refusalOf(
  site: PlacedCallSite,
  placed: readonly PlacedCallSite[],
  program: CheckedProgram,
): readonly RefusedSite[] {
  try {
    requireDistinct(site, placed);
    requireReached(site, placed);
    requireAwaitable(site);
    requireNoSecrets(site.source, program);
    const { loop } = site.unit;
    for (const part of loop === null ? [] : [loop.list, ...loop.declarations]) {
      requireRepeatable(part, program.checker);
    }
    const published = placed.at(-1)?.span.end ?? site.span.end;
    for (const node of expressionsOf(site)) requireUnchanged(node, site.span.start, published);
    const { consumer, call, source, unit } = site;
    const request = { consumer, method: call.method, path: call.path ?? '', source, unit, program };
    mappingOf(request, fieldSet().forConsumer(consumer));
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [{ site, refusal: error }];
    throw error;
  }
}

/** Two calls in one statement cannot have a switch each, unless they are promises of their own. */
function requireDistinct(site: PlacedCallSite, placed: readonly PlacedCallSite[]): void {
  const first = placed.find((other) => other.unit.statements[0] === site.unit.statements[0]);
  if (first === site || first === undefined) return;
  if (first.unit.element !== null && site.unit.element !== null && first.unit.element !== site.unit.element)
    return;
  throw new Refusal(
    'It shares a statement with another call of the message.',
    'Write a statement for each call.',
  );
}

/** The message is published after the last call: nothing may leave the function between this call and that. */
function requireReached(site: PlacedCallSite, placed: readonly PlacedCallSite[]): void {
  const [first] = placed;
  if (first === undefined || first === site) return;
  const list = statementsIn(site.unit.owner) ?? [];
  const start = list.indexOf(first.unit.statements[0]);
  const between = list.slice(start, list.indexOf(site.unit.statements[0]));
  if (!between.some(leaves)) return;
  throw new Refusal(
    'The function can return between this call and the first call of the message.',
    'Give the call a message of its own in eda-migrate.plan.json.',
  );
}

/** True where a statement can end the list that it stands in: by `return`, or a jump to outside of it. */
function leaves(statement: ts.Node): boolean {
  const visit = (node: ts.Node): boolean => {
    if (isFunction(node)) return false;
    if (ts.isReturnStatement(node)) return true;
    if (ts.isBreakOrContinueStatement(node)) return !isInside(jumpTarget(node), statement);
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(statement);
}

/** The nearest loop or `switch` around a `break` or `continue`. */
function jumpTarget(node: ts.Node): ts.Node {
  let at = node.parent;
  while (!ts.isIterationStatement(at, false) && !ts.isSwitchStatement(at) && !ts.isSourceFile(at))
    at = at.parent;
  return at;
}

function isInside(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end;
}

/** A failure to publish can reach the caller only where the send is awaited. */
function requireAwaitable({ unit, call }: PlacedCallSite): void {
  if (canAwait(unit.owner) || call.answer.failure === 'swallowed') return;
  throw new Refusal(
    'The function is not async, so a failure to send the message could not reach its caller.',
    'Make the function async.',
  );
}

/** True where `await` may stand in a list of statements; at the top of a module it is not counted on. */
export function canAwait(owner: ts.Node): boolean {
  const around = isFunction(owner) ? owner : functionAround(owner);
  const modifiers = ts.canHaveModifiers(around) ? (ts.getModifiers(around) ?? []) : [];
  return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword);
}

function expressionsOf({ source, unit }: PlacedCallSite): readonly ts.Expression[] {
  const inBody = source.body.kind === 'object' ? source.body.properties.map(({ value }) => value) : [];
  const values: SourceValue[] = [...source.pathArguments, ...inBody];
  if (source.body.kind === 'value') values.push(source.body.value);
  const nodes = values.flatMap((value) => (value.kind === 'expression' ? [value.node] : []));
  return unit.loop === null ? nodes : [...nodes, unit.loop.list];
}
