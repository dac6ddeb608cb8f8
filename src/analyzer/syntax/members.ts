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

/** Finds what the name after a dot refers to: by module, class, type annotation or object literal. */
export function createMembers(
  definitions: Definitions,
): (access: ts.PropertyAccessExpression) => Definition | undefined {
  const classOf = (expression: ts.Expression): ts.ClassLikeDeclaration | undefined => {
    const definition = definitions.named(expression);
    return definition?.kind === 'declaration' && ts.isClassLike(definition.node)
      ? definition.node
      : undefined;
  };

  const classMember = (
    node: ts.ClassLikeDeclaration,
    name: string,
    fromClass: boolean,
    depth: number,
  ): Definition | undefined => {
    const own = ownMember(node, name, fromClass);
    if (own !== undefined) return { kind: 'declaration', node: own };
    const parent = node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)
      ?.types[0];
    const base = parent === undefined || depth > depthLimit ? undefined : classOf(parent.expression);
    return base === undefined ? undefined : classMember(base, name, fromClass, depth + 1);
  };

  const typeShape = (type: ts.TypeNode | undefined): Shape | undefined => {
    if (type === undefined || !ts.isTypeReferenceNode(type)) return undefined;
    if (ts.isIdentifier(type.typeName) && ['Promise', 'Readonly'].includes(type.typeName.text)) {
      return typeShape(type.typeArguments?.[0]);
    }
    const definition = ts.isIdentifier(type.typeName) ? definitions.lexical(type.typeName) : undefined;
    if (definition?.kind === 'package') return { kind: 'package', specifier: definition.specifier };
    if (definition?.kind !== 'declaration') return undefined;
    const { node } = definition;
    return ts.isClassLike(node) || ts.isInterfaceDeclaration(node) ? { kind: 'instance', node } : undefined;
  };

  const declarationShape = (node: ts.Declaration, depth: number): Shape | undefined => {
    if (ts.isClassLike(node)) return { kind: 'class', node };
    if (ts.isEnumDeclaration(node)) return { kind: 'enum', node };
    if (ts.isObjectLiteralExpression(node)) return { kind: 'object', node };
    if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node)) {
      return typeShape(node.type) ?? (node.initializer && shapeOf(node.initializer, depth));
    }
    if (ts.isPropertyAssignment(node)) return shapeOf(node.initializer, depth);
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) return shapeOf(node, depth);
    return ts.isGetAccessor(node) ? typeShape(node.type) : undefined;
  };

  const definitionShape = (definition: Definition | undefined, depth: number): Shape | undefined => {
    if (definition === undefined) return undefined;
    if (definition.kind === 'module') return definition;
    if (definition.kind === 'package') return { kind: 'package', specifier: definition.specifier };
    return declarationShape(definition.node, depth);
  };

  const returnShape = (call: ts.CallExpression, depth: number): Shape | undefined => {
    const callee = awaited(call.expression);
    const definition = ts.isPropertyAccessExpression(callee)
      ? member(callee, depth + 1)
      : definitions.named(callee);
    if (definition?.kind !== 'declaration') return undefined;
    const { node } = definition;
    const target = ts.isVariableDeclaration(node) && node.initializer !== undefined ? node.initializer : node;
    return ts.isFunctionLike(target) ? typeShape(target.type) : undefined;
  };

  const shapeOf = (expression: ts.Expression, depth: number): Shape | undefined => {
    if (depth > depthLimit) return undefined;
    const inner = awaited(expression);
    if (ts.isIdentifier(inner)) return definitionShape(definitions.lexical(inner), depth + 1);
    if (inner.kind === ts.SyntaxKind.ThisKeyword) {
      const node = enclosingClass(inner);
      return node === undefined ? undefined : { kind: 'instance', node };
    }
    if (ts.isNewExpression(inner)) {
      const node = classOf(inner.expression);
      return node === undefined ? undefined : { kind: 'instance', node };
    }
    if (ts.isPropertyAccessExpression(inner)) return definitionShape(member(inner, depth + 1), depth + 1);
    if (ts.isObjectLiteralExpression(inner)) return { kind: 'object', node: inner };
    return ts.isCallExpression(inner) ? returnShape(inner, depth) : undefined;
  };

  const memberOf = (shape: Shape, name: string): Definition | undefined => {
    if (shape.kind === 'module') return definitions.exported(shape.file, name);
    if (shape.kind === 'package') return { kind: 'package', specifier: shape.specifier, exported: name };
    if (shape.kind === 'object') {
      const property = propertyOf(shape.node, name);
      return property === undefined ? undefined : definitions.declared(property);
    }
    if (shape.kind === 'class') return classMember(shape.node, name, true, 0);
    if (ts.isClassLike(shape.node)) return classMember(shape.node, name, false, 0);
    const own = shape.node.members.find(
      (entry) => entry.name !== undefined && ts.isIdentifier(entry.name) && entry.name.text === name,
    );
    return own === undefined ? undefined : { kind: 'declaration', node: own };
  };

  const member = (access: ts.PropertyAccessExpression, depth: number): Definition | undefined => {
    const shape = shapeOf(access.expression, depth);
    return shape === undefined ? undefined : memberOf(shape, access.name.text);
  };

  return (access) => member(access, 0);
}
