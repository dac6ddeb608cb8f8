import { ts } from 'ts-morph';
import { assignedBy } from '../../../resolve/effects.js';
import { changedBy } from '../../../resolve/known-functions.js';
import { identifiersIn } from './checked-source.js';
import { declaredName } from './declarations.js';
import type { ModuleLookup } from './module-lookup.js';
import { type Refusal, refusal } from './refusal.js';

/**
 * Refuses code that keeps what it knows in the memory of its process. A worker is another process: what it writes there
 * no request would see, and what requests wrote there it would not see.
 *
 * @param code nodes of one file; what they refer to is followed through the service's modules
 */
export function refusalOfMemory(code: readonly ts.Node[], modules: ModuleLookup): Refusal | undefined {
  const seen = new Set<ts.Node>();
  const pending = [...code];
  for (let node = pending.shift(); node !== undefined; node = pending.shift()) {
    const source = node.getSourceFile();
    for (const identifier of identifiersIn([node])) {
      const { parent, text } = identifier;
      const isMember = ts.isPropertyAccessExpression(parent) && parent.name === identifier;
      const declaration = isMember ? undefined : modules.named(source, text);
      if (declaration === undefined || seen.has(declaration)) continue;
      seen.add(declaration);
      if (keepsState(declaration)) return refusalOf(declaration, modules);
      pending.push(declaration);
    }
  }
  return undefined;
}

function refusalOf(declaration: ts.Declaration, modules: ModuleLookup): Refusal {
  const source = declaration.getSourceFile();
  const line = source.getLineAndCharacterOfPosition(declaration.getStart()).line + 1;
  const name = declaredName(declaration) ?? 'a value';
  return refusal(
    `Its code uses "${name}" (${modules.fileOf(source)}:${line}), which lives in the memory of the server; a worker would have its own.`,
  );
}

function keepsState(declaration: ts.Declaration): boolean {
  if (ts.isClassDeclaration(declaration)) return keepsMembers(declaration);
  if (ts.isFunctionDeclaration(declaration)) return keepsInClosure(declaration);
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) return false;
  const { initializer, name } = declaration;
  if (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
    return keepsInClosure(initializer);
  if (ts.isObjectLiteralExpression(initializer) && keepsMembers(initializer)) return true;
  if (!ts.isIdentifier(name) || !isStart(initializer)) return false;
  return changesIn(declaration.getSourceFile(), (root) => ts.isIdentifier(root) && root.text === name.text);
}

/** True for the start of something that grows or counts: a list, map, set, object or number. */
function isStart(initializer: ts.Expression): boolean {
  const inner = ts.isAsExpression(initializer) ? initializer.expression : initializer;
  if (ts.isNewExpression(inner)) return /^(?:Array|Map|Set|WeakMap)$/.test(inner.expression.getText());
  return (
    ts.isArrayLiteralExpression(inner) || ts.isObjectLiteralExpression(inner) || ts.isNumericLiteral(inner)
  );
}

/** True where a class or an object has a member that starts so and that its methods change. */
function keepsMembers(owner: ts.ClassDeclaration | ts.ObjectLiteralExpression): boolean {
  const members: readonly ts.Node[] =
    owner.kind === ts.SyntaxKind.ObjectLiteralExpression ? owner.properties : owner.members;
  return members.some((member) => {
    if (!ts.isPropertyDeclaration(member) && !ts.isPropertyAssignment(member)) return false;
    const { initializer, name } = member;
    if (initializer === undefined || !isStart(initializer)) return false;
    return changesIn(
      owner,
      (root) =>
        ts.isPropertyAccessExpression(root) &&
        root.expression.kind === ts.SyntaxKind.ThisKeyword &&
        root.name.text === name.getText(),
    );
  });
}

/** True for a function that makes a list, map or set and gives out functions that change it. */
function keepsInClosure({ body }: { readonly body?: ts.ConciseBody | undefined }): boolean {
  if (body === undefined || !ts.isBlock(body)) return false;
  return body.statements.filter(ts.isVariableStatement).some(({ declarationList }) =>
    declarationList.declarations.some(({ name, initializer }) => {
      if (!ts.isIdentifier(name) || initializer === undefined || !isStart(initializer)) return false;
      const isIt = (root: ts.Node): boolean => ts.isIdentifier(root) && root.text === name.text;
      return givenOut(body).some((inner) => changesIn(inner, isIt));
    }),
  );
}

/** The functions that outlive a call: members of objects, and what is returned or declared by name. */
function givenOut(body: ts.Block): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const isCallback = ts.isFunctionLike(node) && ts.isCallExpression(node.parent);
    if (ts.isFunctionLike(node) && !isCallback) found.push(node);
    else ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** True where something is assigned to what passes the test or to its members, or one of its changing methods is called. */
function changesIn(root: ts.Node, isIt: (node: ts.Node) => boolean): boolean {
  const visit = (node: ts.Node): boolean => {
    const target =
      assignedBy(node) ??
      (ts.isCallExpression(node) ? changedBy(node) : undefined) ??
      (ts.isDeleteExpression(node) ? node.expression : undefined);
    if (target !== undefined && isPartOf(target, isIt)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(root);
}

function isPartOf(target: ts.Expression, isIt: (node: ts.Node) => boolean): boolean {
  for (let at: ts.Node = target; ; ) {
    if (isIt(at)) return true;
    if (
      !ts.isPropertyAccessExpression(at) &&
      !ts.isElementAccessExpression(at) &&
      !ts.isNonNullExpression(at)
    )
      return false;
    at = at.expression;
  }
}
