import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import type { Program } from '../../syntax/program.js';
import { namedFunction } from '../code/functions.js';
import { lastName, propertyName } from '../code/names.js';
import { throughConstant } from './constants.js';

interface Candidate {
  readonly text: string;
  /** Where it was found: a segment of the path, or the body's property of that name. */
  readonly property: string | null;
  readonly expression: ts.Expression;
}

/**
 * The expressions that identify the entity a request is about, best first: what the function's own name speaks of
 * (`order.id` or `orderId` in `placeOrder`), the path's arguments, other `….id`, other `…Id` of the body.
 */
export function keysOf(program: Program, site: ts.Expression, body: ts.Expression | undefined): string[] {
  if (!ts.isCallExpression(site)) return [];
  const candidates = [...pathCandidates(program, site), ...bodyCandidates(program, site, body)];
  const functionName = namedFunction(site).name.toLowerCase();
  const ranked = candidates.toSorted((a, b) => rankOf(a, functionName) - rankOf(b, functionName));
  return [...new Set(ranked.map((candidate) => candidate.text))];
}

function rankOf(candidate: Candidate, functionName: string): number {
  const subject = subjectOf(candidate).toLowerCase();
  if (subject !== '' && functionName.includes(subject)) return 0;
  if (candidate.property === null) return 1;
  return isIdProperty(candidate.expression) ? 2 : 3;
}

/** What is identified: `order` of `order.id`, `orderId` and `{ orderId: … }`. */
function subjectOf({ expression, property }: Candidate): string {
  const inner = bare(expression);
  if (isIdProperty(inner) && ts.isPropertyAccessExpression(inner))
    return singular(lastName(inner.expression));
  const name = /.Id$/.test(property ?? '') ? (property ?? '') : lastName(inner);
  return /.Id$/.test(name) ? name.slice(0, -2) : '';
}

function singular(name: string): string {
  return name === 'this' ? '' : name.replace(/s$/, '');
}

function isIdProperty(expression: ts.Expression): boolean {
  const inner = bare(expression);
  return ts.isPropertyAccessExpression(inner) && /^_?id$/.test(inner.name.text);
}

/** The expressions of a path's segments: of a template, or of a concatenation. */
function pathCandidates(program: Program, site: ts.CallExpression): Candidate[] {
  return site.arguments
    .flatMap((argument) => addressesIn(bare(argument)))
    .flatMap((address) => segmentsOf(throughConstant(program, address)))
    .map((expression) => ({ text: expression.getText(), property: null, expression }));
}

function addressesIn(argument: ts.Expression): ts.Expression[] {
  if (!ts.isObjectLiteralExpression(argument)) return [argument];
  return argument.properties.flatMap((property) => {
    if (!/^(url|uri|path|pathname)$/.test(propertyName(property.name))) return [];
    if (ts.isShorthandPropertyAssignment(property)) return [property.name];
    return ts.isPropertyAssignment(property) ? [bare(property.initializer)] : [];
  });
}

function segmentsOf(address: ts.Expression): ts.Expression[] {
  const found: ts.Expression[] = [];
  let text = '';
  for (const piece of piecesOf(address)) {
    if (typeof piece === 'string') text += piece;
    else {
      if (text.endsWith('/') && !text.includes('?')) found.push(withoutEncoding(piece));
      text += '{}';
    }
  }
  return found;
}

function piecesOf(address: ts.Expression): (string | ts.Expression)[] {
  const inner = bare(address);
  if (ts.isStringLiteralLike(inner)) return [inner.text];
  if (ts.isTemplateExpression(inner)) {
    return [inner.head.text, ...inner.templateSpans.flatMap((span) => [span.expression, span.literal.text])];
  }
  if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return [...piecesOf(inner.left), ...piecesOf(inner.right)];
  }
  return [inner];
}

/** `encodeURIComponent(x)`, `String(x)` and `x.toString()` stand for `x`. */
function withoutEncoding(expression: ts.Expression): ts.Expression {
  const inner = bare(expression);
  if (!ts.isCallExpression(inner)) return inner;
  const argument = inner.arguments[0];
  if (/^(encodeURIComponent|encodeURI|String)$/.test(lastName(inner.expression)) && argument !== undefined) {
    return withoutEncoding(argument);
  }
  const isText = ts.isPropertyAccessExpression(inner.expression) && inner.expression.name.text === 'toString';
  return isText ? withoutEncoding((inner.expression as ts.PropertyAccessExpression).expression) : inner;
}

function bodyCandidates(
  program: Program,
  site: ts.CallExpression,
  body: ts.Expression | undefined,
): Candidate[] {
  const roots = body === undefined ? [...site.arguments] : [body];
  return roots.flatMap((root) => idsIn(throughConstant(program, bare(root))));
}

function idsIn(node: ts.Expression): Candidate[] {
  const inner = bare(node);
  if (ts.isCallExpression(inner) && lastName(inner.expression) === 'stringify') {
    return inner.arguments.flatMap((argument) => idsIn(argument));
  }
  if (!ts.isObjectLiteralExpression(inner)) return [];
  return inner.properties.flatMap((property) => {
    const name = propertyName(property.name);
    if (ts.isShorthandPropertyAssignment(property)) return isId(name) ? [candidate(property.name, name)] : [];
    if (!ts.isPropertyAssignment(property)) return [];
    if (/^(json|data|body|form|payload)$/.test(name)) return idsIn(property.initializer);
    return isId(name) ? [candidate(property.initializer, name)] : [];
  });
}

function isId(name: string): boolean {
  return /^_?id$|[a-z0-9]Id$/.test(name);
}

function candidate(expression: ts.Expression, property: string): Candidate {
  const inner = withoutEncoding(expression);
  return { text: inner.getText(), property, expression: inner };
}
