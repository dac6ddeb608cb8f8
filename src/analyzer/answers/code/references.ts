import { ts } from 'ts-morph';
import { declarationOf } from '../../syntax/declared.js';
import { eachNode } from '../../syntax/each-node.js';
import { bare } from '../../syntax/expressions.js';
import { isWithin } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';

const identifiersByFile = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.Identifier[]>>();

function identifiersOf(source: ts.SourceFile): ReadonlyMap<string, readonly ts.Identifier[]> {
  const known = identifiersByFile.get(source);
  if (known !== undefined) return known;
  const found = new Map<string, ts.Identifier[]>();
  eachNode(source, (node) => {
    if (ts.isIdentifier(node)) {
      const list = found.get(node.text);
      if (list === undefined) found.set(node.text, [node]);
      else list.push(node);
    }
  });
  identifiersByFile.set(source, found);
  return found;
}

/** True for a name that stands for a value: neither declared, nor a property's name, nor part of a type. */
function standsForValue(identifier: ts.Identifier): boolean {
  const { parent } = identifier;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === identifier;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === identifier;
  if (ts.isBindingElement(parent) || ts.isVariableDeclaration(parent) || ts.isParameter(parent)) {
    return parent.initializer === identifier;
  }
  return !(ts.isTypeNode(parent) || ts.isQualifiedName(parent) || ts.isDeclarationStatement(parent));
}

/** True for a name that is written to where it stands: `answer = …`. */
export function isAssigned(identifier: ts.Node): boolean {
  const { parent } = identifier;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === identifier &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}

const declarations = new WeakMap<Program, WeakMap<ts.Identifier, ts.Node>>();

/** Every read of a name asks for its namesakes in the whole file: each is looked up once. */
function rememberedDeclaration(program: Program, identifier: ts.Identifier): ts.Node | undefined {
  const known = declarations.get(program) ?? new WeakMap<ts.Identifier, ts.Node>();
  declarations.set(program, known);
  const found = known.get(identifier);
  // the identifier stands for itself where it has no declaration
  if (found !== undefined) return found === identifier ? undefined : found;
  const declaration = declarationOf(program, identifier);
  known.set(identifier, declaration ?? identifier);
  return declaration;
}

/** The names in the declaration's file that mean the same variable, in source order, assignments to it included. */
function namesFor(program: Program, name: ts.Identifier): readonly ts.Identifier[] {
  const declaration = rememberedDeclaration(program, name) ?? name.parent;
  const all = identifiersOf(name.getSourceFile()).get(name.text) ?? [];
  return all.filter(
    (other) =>
      other !== name && standsForValue(other) && rememberedDeclaration(program, other) === declaration,
  );
}

/**
 * The places that read the value which `name` gets where it stands: as the name of a declaration or on the left of an
 * assignment. A later assignment in the same block ends the value.
 */
export function readsOf(program: Program, name: ts.Identifier): readonly ts.Identifier[] {
  const names = namesFor(program, name);
  const block = blockOf(name);
  const next = names.find(
    (other) => isAssigned(other) && other.getStart() > name.getEnd() && blockOf(other) === block,
  );
  const end = next?.parent.getEnd() ?? Number.POSITIVE_INFINITY;
  const isLoop = ts.findAncestor(name, (node) => ts.isIterationStatement(node, false)) !== undefined;
  return names.filter((read) => {
    if (isAssigned(read)) return false;
    const isInOrder =
      isLoop || ts.isParameter(name.parent) || !isAssigned(name) || read.getStart() > name.getEnd();
    return isInOrder && read.getStart() < end;
  });
}

/** The block whose statement sets the name, where nothing but the statement stands between. */
function blockOf(name: ts.Node): ts.Node | undefined {
  const statement = ts.findAncestor(name, ts.isStatement);
  return statement?.parent;
}

/** The parameter that an expression names, with its function and position. */
export function parameterOf(
  program: Program,
  expression: ts.Expression,
): { readonly parameter: ts.ParameterDeclaration; readonly index: number } | undefined {
  const inner = bare(expression);
  if (!ts.isIdentifier(inner)) return undefined;
  const declaration = rememberedDeclaration(program, inner);
  if (declaration === undefined || !ts.isParameter(declaration)) return undefined;
  const index = declaration.parent.parameters.indexOf(declaration);
  return isWithin(inner, declaration.parent) ? { parameter: declaration, index } : undefined;
}

/** Where a file takes a function as a value (`{ queryFn: listUsers }`), not to call it there. */
export function takenAsValue(
  program: Program,
  file: string,
  name: string,
  taken: ts.Node,
): readonly ts.Identifier[] {
  const source = program.source(file);
  const all = source === undefined ? [] : (identifiersOf(source).get(name) ?? []);
  return all.filter((identifier) => {
    if (!standsForValue(identifier)) return false;
    const declaration = rememberedDeclaration(program, identifier);
    return (
      declaration === taken ||
      (declaration !== undefined &&
        ts.isVariableDeclaration(declaration) &&
        declaration.initializer === taken)
    );
  });
}
