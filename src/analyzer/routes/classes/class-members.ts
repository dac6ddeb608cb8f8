import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { declarationOf } from '../../syntax/declared.js';
import { awaited, enclosingClass } from '../../syntax/expressions.js';
import { extendedBy } from '../../syntax/heritage.js';
import type { Definition } from '../../syntax/program.js';

/** Classes that extend each other end after so many steps. */
const depthLimit = 6;

/** What a field of an object made by a class of the repository starts with, or is set to by the constructor. */
export function classMemberValue(
  owner: ts.Expression,
  name: string,
  program: SourceProgram,
): ts.Expression | undefined {
  let node = classOfExpression(owner, program);
  for (let depth = 0; node !== undefined && depth < depthLimit; depth += 1) {
    const field = node.members.find(
      (member) => ts.isPropertyDeclaration(member) && member.name.getText() === name,
    );
    const initializer =
      field !== undefined && ts.isPropertyDeclaration(field) ? field.initializer : undefined;
    const value = initializer ?? assignedInConstructor(node, name);
    if (value !== undefined) return value;
    node = parentClass(node, program);
  }
  return undefined;
}

/** The class that a class extends, where it is one of the repository. */
export function parentClass(
  node: ts.ClassLikeDeclaration,
  program: SourceProgram,
): ts.ClassLikeDeclaration | undefined {
  const extended = extendedBy(node);
  const definition = extended === undefined ? undefined : program.named(extended);
  return definition === undefined ? undefined : classOfDefinition(definition);
}

/** What the constructor of a class sets a member to. */
export function assignedInConstructor(
  node: ts.ClassLikeDeclaration,
  name: string,
): ts.Expression | undefined {
  const body = node.members.find(ts.isConstructorDeclaration)?.body;
  for (const statement of body?.statements ?? []) {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, right, operatorToken } = statement.expression;
    const own = ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword;
    if (own && left.name.text === name && operatorToken.kind === ts.SyntaxKind.EqualsToken) return right;
  }
  return undefined;
}

/** The class of `this`, `new X()`, or a name that holds one of these. */
export function classOfExpression(
  expression: ts.Expression,
  program: SourceProgram,
): ts.ClassLikeDeclaration | undefined {
  const inner = awaited(expression);
  if (inner.kind === ts.SyntaxKind.ThisKeyword) return enclosingClass(inner);
  if (ts.isNewExpression(inner)) return classOfDefinition(program.named(inner.expression));
  if (!ts.isIdentifier(inner)) return undefined;
  const node = declarationOf(program, inner);
  if (node === undefined) return undefined;
  const value = ts.isVariableDeclaration(node)
    ? node.initializer
    : ts.isNewExpression(node)
      ? node
      : undefined;
  const made = value === undefined ? undefined : awaited(value);
  return made !== undefined && ts.isNewExpression(made)
    ? classOfDefinition(program.named(made.expression))
    : undefined;
}

function classOfDefinition(definition: Definition | undefined): ts.ClassLikeDeclaration | undefined {
  return definition?.kind === 'declaration' && ts.isClassLike(definition.node) ? definition.node : undefined;
}
