import { ts } from 'ts-morph';
import { bare } from '../syntax/expressions.js';

/** A write to a member of a variable. */
export interface PropertyWrite {
  readonly name: string;
  readonly value: ts.Expression;
  /** True for `+=`. */
  readonly isAppended: boolean;
}

/** What the code after a declaration writes to its name. */
export interface Assignments {
  /** `name = value` */
  readonly assigned: readonly ts.Expression[];
  /** `name += value` */
  readonly appended: readonly ts.Expression[];
  /** `name.property = value` and `name.property += value` */
  readonly properties: readonly PropertyWrite[];
}

interface Collected {
  readonly assigned: ts.Expression[];
  readonly appended: ts.Expression[];
  readonly properties: PropertyWrite[];
}

const none: Assignments = { assigned: [], appended: [], properties: [] };
const byFile = new WeakMap<ts.SourceFile, ReadonlyMap<ts.Node, ReadonlyMap<string, Assignments>>>();

/** The function or file around a node: names are told apart by it. */
function regionOf(node: ts.Node): ts.Node {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (ts.isFunctionLike(at) || ts.isSourceFile(at)) return at;
  }
  return node.getSourceFile();
}

function entryOf(regions: Map<ts.Node, Map<string, Collected>>, region: ts.Node, name: string): Collected {
  const names = regions.get(region) ?? new Map<string, Collected>();
  regions.set(region, names);
  const entry = names.get(name) ?? { assigned: [], appended: [], properties: [] };
  names.set(name, entry);
  return entry;
}

function record(regions: Map<ts.Node, Map<string, Collected>>, node: ts.BinaryExpression): void {
  const left = bare(node.left);
  const operator = node.operatorToken.kind;
  const isAssignment =
    operator === ts.SyntaxKind.EqualsToken ||
    operator === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    operator === ts.SyntaxKind.BarBarEqualsToken;
  if (ts.isIdentifier(left)) {
    const entry = entryOf(regions, regionOf(node), left.text);
    if (isAssignment) entry.assigned.push(node.right);
    else if (operator === ts.SyntaxKind.PlusEqualsToken) entry.appended.push(node.right);
  } else if (ts.isPropertyAccessExpression(left) && ts.isIdentifier(left.expression)) {
    const isAppended = operator === ts.SyntaxKind.PlusEqualsToken;
    if (!isAssignment && !isAppended) return;
    const { properties } = entryOf(regions, regionOf(node), left.expression.text);
    properties.push({ name: left.name.text, value: node.right, isAppended });
  }
}

function assignmentsIn(source: ts.SourceFile): ReadonlyMap<ts.Node, ReadonlyMap<string, Assignments>> {
  const known = byFile.get(source);
  if (known !== undefined) return known;
  const regions = new Map<ts.Node, Map<string, Collected>>();
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) record(regions, node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  byFile.set(source, regions);
  return regions;
}

function isInside(node: ts.Node, region: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) if (at === region) return true;
  return false;
}

/** Every write to a variable or class in its function or file and the functions inside it, in source order. */
export function assignmentsOf(
  declaration: ts.VariableDeclaration | ts.ClassLikeDeclaration | ts.FunctionDeclaration,
): Assignments {
  if (declaration.name === undefined || !ts.isIdentifier(declaration.name)) return none;
  const { text } = declaration.name;
  const region = regionOf(declaration);
  const found = [...assignmentsIn(declaration.getSourceFile())]
    .filter(([at]) => isInside(at, region))
    .flatMap(([, names]) => names.get(text) ?? []);
  if (found.length === 0) return none;
  return {
    assigned: found.flatMap((entry) => entry.assigned),
    appended: found.flatMap((entry) => entry.appended),
    properties: found.flatMap((entry) => entry.properties),
  };
}
