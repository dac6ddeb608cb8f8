import { ts } from 'ts-morph';
import { type Definitions, propertyOf } from './definitions.js';
import { awaited, enclosingClass } from './expressions.js';
import type { Definition } from './program.js';

/** What is known of a value's members without evaluating anything. */
type Shape =
  | { readonly kind: 'instance'; readonly node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration }
  | { readonly kind: 'class'; readonly node: ts.ClassLikeDeclaration }
  | { readonly kind: 'object'; readonly node: ts.ObjectLiteralExpression }
  | { readonly kind: 'enum'; readonly node: ts.EnumDeclaration }
  | { readonly kind: 'module'; readonly file: string }
  | { readonly kind: 'package'; readonly specifier: string };

/** Chains such as `a.b.c.d` and classes that extend each other end after so many steps. */
const depthLimit = 12;

function isStatic(member: ts.ClassElement): boolean {
  return (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;
}

/** The member of a class by name, a constructor's parameter property included; implementations before overloads. */
function ownMember(
  node: ts.ClassLikeDeclaration,
  name: string,
  fromClass: boolean,
): ts.Declaration | undefined {
  const fits = (member: ts.ClassElement): boolean =>
    member.name !== undefined &&
    (ts.isIdentifier(member.name) ||
      ts.isPrivateIdentifier(member.name) ||
      ts.isStringLiteral(member.name)) &&
    member.name.text === name &&
    isStatic(member) === fromClass;
  const members = node.members.filter(fits);
  const found =
    members.find((member) => !ts.isMethodDeclaration(member) || member.body !== undefined) ?? members[0];
  if (found !== undefined || fromClass) return found;
  return node.members
    .find(ts.isConstructorDeclaration)
    ?.parameters.find(
      (parameter) =>
        ts.isParameterPropertyDeclaration(parameter, parameter.parent) &&
        ts.isIdentifier(parameter.name) &&
        parameter.name.text === name,
    );
}

function parentClass(node: ts.ClassLikeDeclaration): ts.Expression | undefined {
  return node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0]
    ?.expression;
}

function classOf(definitions: Definitions, expression: ts.Expression): ts.ClassLikeDeclaration | undefined {
  const definition = definitions.named(expression);
  return definition?.kind === 'declaration' && ts.isClassLike(definition.node) ? definition.node : undefined;
}

function classMember(
  definitions: Definitions,
  node: ts.ClassLikeDeclaration,
  name: string,
  fromClass: boolean,
  depth: number,
): Definition | undefined {
  const own = ownMember(node, name, fromClass);
  if (own !== undefined) return { kind: 'declaration', node: own };
  const parent = parentClass(node);
  const base = parent === undefined || depth > depthLimit ? undefined : classOf(definitions, parent);
  return base === undefined ? undefined : classMember(definitions, base, name, fromClass, depth + 1);
}

function typeShape(definitions: Definitions, type: ts.TypeNode | undefined): Shape | undefined {
  if (type === undefined || !ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName))
    return undefined;
  if (['Promise', 'Readonly'].includes(type.typeName.text))
    return typeShape(definitions, type.typeArguments?.[0]);
  const definition = definitions.lexical(type.typeName);
  if (definition?.kind === 'package') return { kind: 'package', specifier: definition.specifier };
  if (definition?.kind !== 'declaration') return undefined;
  const { node } = definition;
  return ts.isClassLike(node) || ts.isInterfaceDeclaration(node) ? { kind: 'instance', node } : undefined;
}

function typedShape(
  definitions: Definitions,
  node: ts.VariableDeclaration | ts.PropertyDeclaration | ts.ParameterDeclaration,
  depth: number,
): Shape | undefined {
  const declared = typeShape(definitions, node.type);
  if (declared !== undefined || node.initializer === undefined) return declared;
  return shapeOf(definitions, node.initializer, depth);
}

function declarationShape(definitions: Definitions, node: ts.Declaration, depth: number): Shape | undefined {
  if (ts.isClassLike(node)) return { kind: 'class', node };
  if (ts.isEnumDeclaration(node)) return { kind: 'enum', node };
  if (ts.isObjectLiteralExpression(node)) return { kind: 'object', node };
  if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node)) {
    return typedShape(definitions, node, depth);
  }
  if (ts.isPropertyAssignment(node)) return shapeOf(definitions, node.initializer, depth);
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) return shapeOf(definitions, node, depth);
  return ts.isGetAccessor(node) ? typeShape(definitions, node.type) : undefined;
}

function definitionShape(
  definitions: Definitions,
  definition: Definition | undefined,
  depth: number,
): Shape | undefined {
  if (definition === undefined) return undefined;
  if (definition.kind === 'module') return definition;
  if (definition.kind === 'package') return { kind: 'package', specifier: definition.specifier };
  return declarationShape(definitions, definition.node, depth);
}

function returnShape(definitions: Definitions, call: ts.CallExpression, depth: number): Shape | undefined {
  const callee = awaited(call.expression);
  const definition = ts.isPropertyAccessExpression(callee)
    ? member(definitions, callee, depth + 1)
    : definitions.named(callee);
  if (definition?.kind !== 'declaration') return undefined;
  const { node } = definition;
  const target = ts.isVariableDeclaration(node) && node.initializer !== undefined ? node.initializer : node;
  return ts.isFunctionLike(target) ? typeShape(definitions, target.type) : undefined;
}

function newShape(definitions: Definitions, expression: ts.Expression): Shape | undefined {
  const node = classOf(definitions, expression);
  return node === undefined ? undefined : { kind: 'instance', node };
}

function shapeOf(definitions: Definitions, expression: ts.Expression, depth: number): Shape | undefined {
  if (depth > depthLimit) return undefined;
  const inner = awaited(expression);
  if (ts.isIdentifier(inner)) return definitionShape(definitions, definitions.lexical(inner), depth + 1);
  if (ts.isNewExpression(inner)) return newShape(definitions, inner.expression);
  if (ts.isObjectLiteralExpression(inner)) return { kind: 'object', node: inner };
  if (ts.isCallExpression(inner)) return returnShape(definitions, inner, depth);
  if (ts.isPropertyAccessExpression(inner)) {
    return definitionShape(definitions, member(definitions, inner, depth + 1), depth + 1);
  }
  const node = inner.kind === ts.SyntaxKind.ThisKeyword ? enclosingClass(inner) : undefined;
  return node === undefined ? undefined : { kind: 'instance', node };
}

function namedIn(members: readonly (ts.TypeElement | ts.EnumMember)[], name: string): Definition | undefined {
  const own = members.find(
    (entry) => entry.name !== undefined && ts.isIdentifier(entry.name) && entry.name.text === name,
  );
  return own === undefined ? undefined : { kind: 'declaration', node: own };
}

function memberOf(definitions: Definitions, shape: Shape, name: string): Definition | undefined {
  switch (shape.kind) {
    case 'module':
      return definitions.exported(shape.file, name);
    case 'package':
      return { kind: 'package', specifier: shape.specifier, exported: name };
    case 'class':
      return classMember(definitions, shape.node, name, true, 0);
    case 'enum':
      return namedIn([...shape.node.members], name);
    case 'object': {
      const property = propertyOf(shape.node, name);
      return property === undefined ? undefined : definitions.declared(property);
    }
    case 'instance':
      return ts.isClassLike(shape.node)
        ? classMember(definitions, shape.node, name, false, 0)
        : namedIn([...shape.node.members], name);
  }
}

function member(
  definitions: Definitions,
  access: ts.PropertyAccessExpression,
  depth: number,
): Definition | undefined {
  const shape = shapeOf(definitions, access.expression, depth);
  return shape === undefined ? undefined : memberOf(definitions, shape, access.name.text);
}

/** Finds what the name after a dot refers to: by module, class, type annotation or object literal. */
export function memberDefinition(
  definitions: Definitions,
  access: ts.PropertyAccessExpression,
): Definition | undefined {
  return member(definitions, access, 0);
}
