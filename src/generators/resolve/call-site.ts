import { ts } from 'ts-morph';
import type { Call } from '../../model/call.js';
import type { Span } from '../../model/place.js';
import type { CheckedProgram } from './checked-program.js';
import { isFunction, nodeAt } from './find-node.js';
import { Refusal } from './refusal.js';
import { type RequestSource, requestSourceOf } from './request-source.js';
import { spanWithComments } from './text-edits.js';
import { type Unit, unitsOf } from './unit.js';

/** The call of one consumer, read from its file. */
export interface CallSite {
  readonly consumer: string;
  readonly call: Call;
  readonly node: ts.CallExpression;
  readonly source: RequestSource;
  readonly units: readonly [Unit, ...Unit[]];
}

/** A call site with the statements that go behind its switch. */
export interface PlacedCallSite extends CallSite {
  readonly unit: Unit;
  readonly span: Span;
}

/**
 * Reads a call where it is made.
 *
 * @throws Refusal when it cannot be put behind a switch
 */
export function callSiteOf(consumer: string, call: Call, program: CheckedProgram): CallSite {
  const file = program.source(call.file);
  const node = file && nodeAt(file, call.span, ts.isCallExpression);
  if (node === undefined) {
    throw new Refusal('The call is not where the analysis found it.', 'Run "eda-migrate analyze" again.');
  }
  requirePlain(call, node);
  const source = requestSourceOf(call, node, program.checker);
  return { consumer, call, node, source, units: unitsOf(node) };
}

function requirePlain(call: Call, node: ts.CallExpression): void {
  if (call.group !== null) {
    throw new Refusal('Its target depends on a condition.', 'Write one call for each target.');
  }
  const around = surroundingCallee(node);
  if (call.transaction || /transaction|\bunitOfWork\b/i.test(around)) {
    throw new Refusal(
      'It is made inside a transaction, and a message must not be sent before the commit.',
      'Move the call to after the transaction.',
    );
  }
  if (/retry|backoff|attempt/i.test(around)) {
    throw new Refusal(
      'The function around it is run again when it fails, which would make a new message each time.',
      'Put the statement into a function of its own, outside of what is repeated.',
    );
  }
}

/** The functions that are given a callback which holds the node: `prisma.$transaction retry`. */
function surroundingCallee(node: ts.Node): string {
  const callees: string[] = [];
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (isFunction(at) && ts.isCallExpression(at.parent)) callees.push(at.parent.expression.getText());
  }
  return callees.join(' ');
}

/**
 * Finds the list of statements that all calls of a message stand in, and the part of it that each call takes.
 *
 * @param sites in source order
 * @returns the sites in that list, and the others, which are made under other conditions
 */
export function placedTogether(sites: readonly CallSite[]): {
  readonly placed: readonly PlacedCallSite[];
  readonly apart: readonly CallSite[];
} {
  const owner = commonOwner(sites);
  const placed = sites.flatMap((site) => {
    const unit = site.units.find((each) => each.owner === owner);
    return unit === undefined ? [] : [placedAt(site, unit)];
  });
  return { placed, apart: sites.filter((site) => !placed.some((other) => other.call === site.call)) };
}

/** The owner that most sites can be lifted to; for one site alone, its loop where it has one. */
function commonOwner(sites: readonly CallSite[]): ts.Node | undefined {
  const [only, ...others] = sites;
  if (only !== undefined && others.length === 0) {
    return (only.units.find((unit) => unit.loop !== null) ?? only.units[0]).owner;
  }
  const owners = sites.flatMap((site) => site.units.map((unit) => unit.owner));
  const shares = (owner: ts.Node): number =>
    sites.filter((site) => site.units.some((unit) => unit.owner === owner)).length;
  return owners.toSorted((left, right) => shares(right) - shares(left))[0];
}

function placedAt(site: CallSite, unit: Unit): PlacedCallSite {
  const [first] = unit.statements;
  const last = unit.statements.at(-1) ?? first;
  return { ...site, unit, span: spanWithComments(site.node.getSourceFile(), first, last) };
}
