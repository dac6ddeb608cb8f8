import { ts } from 'ts-morph';
import { oncePer } from '../../once-per.js';
import { setsValue } from '../../syntax/assignments.js';
import { bare } from '../../syntax/expressions.js';

/** The member of `this` that an assignment writes. */
function writtenName(node: ts.Node): string | undefined {
  if (!ts.isBinaryExpression(node)) return undefined;
  const left = setsValue(node) ? bare(node.left) : undefined;
  const isOwn =
    left !== undefined &&
    ts.isPropertyAccessExpression(left) &&
    left.expression.kind === ts.SyntaxKind.ThisKeyword;
  return isOwn ? left.name.text : undefined;
}

function visitOwn(owner: ts.Node, use: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    use(node);
    if (node === owner || !ts.isClassLike(node)) ts.forEachChild(node, visit);
  };
  visit(owner);
}

/** Values that the code of a class or a constructor function assigns to `this.name`. */
export function assignedFields(owner: ts.Node, name: string): readonly ts.Expression[] {
  return fieldAssignments(owner).get(name) ?? [];
}

/** Every assignment to a member of `this` in a class or a constructor function, by the member's name. */
export const fieldAssignments = oncePer((owner: ts.Node): ReadonlyMap<string, readonly ts.Expression[]> => {
  const fields = new Map<string, ts.Expression[]>();
  visitOwn(owner, (node) => {
    const name = writtenName(node);
    if (name !== undefined && ts.isBinaryExpression(node))
      fields.set(name, [...(fields.get(name) ?? []), node.right]);
  });
  return fields;
});

/** The objects that a class copies into its instances: `Object.assign(this, options)`. */
export const mergedObjects = oncePer((owner: ts.Node): readonly ts.Expression[] => {
  const found: ts.Expression[] = [];
  visitOwn(owner, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'Object.assign') return;
    const [target, ...sources] = node.arguments;
    if (target?.kind === ts.SyntaxKind.ThisKeyword) found.push(...sources);
  });
  return found;
});
