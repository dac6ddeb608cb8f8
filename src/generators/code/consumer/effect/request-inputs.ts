import { ts } from 'ts-morph';
import type { Route } from '../../../../model/route.js';
import { camelName, isIdentifier } from '../../../naming.js';
import { unwrapped } from '../../../syntax/bare.js';
import { bodyInput } from './body-input.js';
import { identifiersIn } from './checked-source.js';
import { freeName } from './free-name.js';
import type { HandlerFunction } from './handler-function.js';
import type { ModuleLookup } from './module-lookup.js';
import { isRefusal, type Refusal } from './refusal.js';
import type { Replacement } from './replacement.js';
import { type Reads, requestReadsOf } from './request-reads.js';

/** One parameter of the new function, and what the route gives for it. */
export interface InputParameter {
  readonly name: string;
  readonly type: string;
  readonly argument: string;
}

/** Everything that the moved code reads of the request. */
export interface RequestInputs {
  readonly body: (InputParameter & { readonly typeNode: ts.TypeNode | undefined }) | undefined;
  /** One for each dynamic segment of the path, in order; empty where none is read. */
  readonly pathArguments: readonly (InputParameter & { readonly segment: string })[];
  /** How the reads are written in the new function. */
  readonly replacements: readonly Replacement[];
  /** Statements that only gave a read its name, which the parameter has now. */
  readonly dropped: readonly ts.Statement[];
  /** Types that the new signature mentions. */
  readonly typeNodes: readonly ts.TypeNode[];
}

/** Maps what moved code reads of the request to parameters; refuses what a message does not carry. */
export function requestInputsOf(
  moved: readonly ts.Node[],
  handler: HandlerFunction,
  route: Route,
  modules: ModuleLookup,
): RequestInputs | Refusal {
  const reads = requestReadsOf(moved, handler, route);
  if (isRefusal(reads)) return reads;
  const body = bodyInput(reads, moved, handler, route, modules);
  const given = new Map(reads.paths.map(({ name, argument }) => [name, argument]));
  const request = handler.request?.name.getText() ?? 'request';
  const nameOf = (segment: string): string => parameterName(segment, moved, reads);
  return {
    body: body?.parameter,
    pathArguments: (given.size === 0 ? [] : route.parameters).map((segment) => ({
      name: nameOf(segment),
      segment,
      type: 'string',
      argument: given.get(segment) ?? `${request}.params.${segment}`,
    })),
    replacements: [
      ...(body?.replacements ?? []),
      ...reads.paths
        .filter(({ node }) => ts.isExpression(node))
        .map(({ node, name }) => ({ start: node.getStart(), end: node.end, text: nameOf(name) })),
    ],
    dropped: [...reads.dropped, ...(body?.dropped ?? [])],
    typeNodes: body?.typeNodes ?? [],
  };
}

/** The parameter for a segment of the path: its own name, where that is one and the code has no other use for it. */
function parameterName(segment: string, code: readonly ts.Node[], { dropped }: Reads): string {
  const isNamedAlready = dropped.some((statement) =>
    identifiersIn([statement]).some(({ text }) => text === segment),
  );
  if (isNamedAlready) return segment;
  const name = isIdentifier(segment) ? segment : camelName(segment);
  return freeName([name, camelName(`path-${segment}`)], code);
}

/** The expression that a read of the request stands for in a call's arguments: `body`, a path parameter, or neither. */
export function inputKindOf(
  argument: ts.Expression,
  handler: HandlerFunction,
): { readonly kind: 'body' } | { readonly kind: 'path'; readonly name: string } | undefined {
  const inner = unwrapped(argument);
  if (!ts.isPropertyAccessExpression(inner)) return undefined;
  const root = unwrapped(inner.expression);
  const isRequest = (node: ts.Expression): boolean =>
    ts.isIdentifier(node) &&
    handler.request !== undefined &&
    handler.checked.declarationOf(node) === handler.request;
  if (inner.name.text === 'body' && isRequest(root)) return { kind: 'body' };
  if (!ts.isPropertyAccessExpression(root) || root.name.text !== 'params') return undefined;
  return isRequest(unwrapped(root.expression)) ? { kind: 'path', name: inner.name.text } : undefined;
}
