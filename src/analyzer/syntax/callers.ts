import { posix } from 'node:path';
import { ts } from 'ts-morph';
import type { CallIndex } from './call-index.js';
import { type CallLike, calledName } from './expressions.js';
import type { Program } from './program.js';

/** The names under which a function or class is called: its own, its variable's or its property's. */
export function callableName(node: ts.SignatureDeclaration | ts.ClassLikeDeclaration): string | undefined {
  if (ts.isConstructorDeclaration(node)) return callableName(node.parent);
  if (node.name !== undefined) return ts.isComputedPropertyName(node.name) ? undefined : node.name.getText();
  let { parent }: ts.Node = node;
  while (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isCallExpression(parent)) {
    parent = parent.parent;
  }
  if (
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent)
  ) {
    return ts.isComputedPropertyName(parent.name) ? undefined : parent.name.getText();
  }
  const assigned = ts.isBinaryExpression(parent) ? parent.left : undefined;
  return assigned !== undefined && ts.isPropertyAccessExpression(assigned) ? assigned.name.text : undefined;
}

/** True where the function or class is what its module exports by default or as a whole. */
export function isDefaultExport(program: Program, node: ts.Node): boolean {
  const definition = program.exported(program.fileOf(node), 'default');
  if (definition?.kind !== 'declaration') return false;
  return (
    definition.node === node ||
    (ts.isVariableDeclaration(definition.node) && definition.node.initializer === node)
  );
}

/** The word that an importer of a file writes: its name, or its folder's for an index file. */
export function importWord(file: string): string {
  const stem = posix.basename(file).replace(/\.[^.]+$/, '');
  return stem === 'index' ? posix.basename(posix.dirname(file)) : stem;
}

function means(program: Program, call: CallLike, node: ts.Node): boolean {
  const name = calledName(call.expression);
  const definition = name === undefined ? undefined : program.definition(name);
  if (definition?.kind !== 'declaration') return false;
  const found = definition.node;
  if (found === node) return true;
  const holds =
    ts.isVariableDeclaration(found) || ts.isPropertyDeclaration(found) || ts.isPropertyAssignment(found);
  return holds && found.initializer === node;
}

function constructorCalls(
  program: Program,
  index: CallIndex,
  node: ts.ClassLikeDeclaration,
): readonly CallLike[] {
  const name = node.name?.text;
  if (name === undefined) return [];
  const isParent = (call: ts.CallExpression): boolean => {
    const child = ts.findAncestor(call, ts.isClassLike);
    const parent = child?.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)
      ?.types[0];
    const parentName = parent === undefined ? undefined : calledName(parent.expression);
    const definition = parentName === undefined ? undefined : program.definition(parentName);
    return definition?.kind === 'declaration' && definition.node === node;
  };
  return index.superCallsNear(name).filter(isParent);
}

/** Finds the callers of a function, method or class by name and confirms each by what the name means. */
export function callersOf(
  program: Program,
  index: CallIndex,
  node: ts.SignatureDeclaration | ts.ClassLikeDeclaration,
): readonly CallLike[] {
  const target = ts.isConstructorDeclaration(node) ? node.parent : node;
  const name = callableName(target);
  const named = name === undefined ? [] : index.callsNamed(name);
  const byDefault = isDefaultExport(program, target)
    ? index.callsOfDefaults(importWord(program.fileOf(target)))
    : [];
  const confirmed = [...new Set([...named, ...byDefault])].filter(
    (call) => ts.isNewExpression(call) === ts.isClassLike(target) && means(program, call, target),
  );
  return ts.isClassLike(target) ? [...confirmed, ...constructorCalls(program, index, target)] : confirmed;
}
