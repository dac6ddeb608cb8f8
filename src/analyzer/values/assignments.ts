import { ts } from 'ts-morph';
import { oncePer } from '../once-per.js';
import { setsValue } from '../syntax/assignments.js';
import { eachNode } from '../syntax/each-node.js';
import { bare } from '../syntax/expressions.js';
import { isWithin } from '../syntax/function-nodes.js';

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
  const isSet = setsValue(node);
  const isAppended = node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken;
  if (ts.isIdentifier(left)) {
    const entry = entryOf(regions, regionOf(node), left.text);
    if (isSet) entry.assigned.push(node.right);
    else if (isAppended) entry.appended.push(node.right);
  } else if (ts.isPropertyAccessExpression(left) && ts.isIdentifier(left.expression)) {
    if (!isSet && !isAppended) return;
    const { properties } = entryOf(regions, regionOf(node), left.expression.text);
    properties.push({ name: left.name.text, value: node.right, isAppended });
  }
}

const assignmentsIn = oncePer(
  (source: ts.SourceFile): ReadonlyMap<ts.Node, ReadonlyMap<string, Assignments>> => {
    const regions = new Map<ts.Node, Map<string, Collected>>();
    eachNode(source, (node) => {
      if (ts.isBinaryExpression(node)) record(regions, node);
    });
    return regions;
  },
);

/** Every write to a variable or class in its function or file and the functions inside it, in source order. */
export function assignmentsOf(
  declaration: ts.VariableDeclaration | ts.ClassLikeDeclaration | ts.FunctionDeclaration,
): Assignments {
  if (declaration.name === undefined || !ts.isIdentifier(declaration.name)) return none;
  const { text } = declaration.name;
  const region = regionOf(declaration);
  const found = [...assignmentsIn(declaration.getSourceFile())]
    .filter(([at]) => isWithin(at, region))
    .flatMap(([, names]) => names.get(text) ?? []);
  if (found.length === 0) return none;
  return {
    assigned: found.flatMap((entry) => entry.assigned),
    appended: found.flatMap((entry) => entry.appended),
    properties: found.flatMap((entry) => entry.properties),
  };
}
