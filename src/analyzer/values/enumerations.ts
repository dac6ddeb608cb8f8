import { ts } from 'ts-morph';
import { propertyText } from '../syntax/expressions.js';
import type { Evaluator } from './evaluator.js';
import { objectOf } from './object-literals.js';
import { type Deferred, type Frame, ready, rootFrame, unknown, type Value } from './value.js';

/** The members of an enumeration: texts, and numbers that count on from the last one. */
export function enumeration(evaluator: Evaluator, node: ts.EnumDeclaration): Value {
  const properties = new Map<string, Deferred>();
  let next: number | undefined = 0;
  for (const member of node.members) {
    const name = propertyText(member.name);
    const value: Value =
      member.initializer !== undefined
        ? evaluator.evaluate(member.initializer, rootFrame)
        : next === undefined
          ? unknown('it is a number of an enumeration', member)
          : { kind: 'constant', value: next };
    next = value.kind === 'constant' && typeof value.value === 'number' ? value.value + 1 : undefined;
    if (name !== undefined) properties.set(name, ready(value));
  }
  return objectOf(properties);
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function declarationsOf(statement: ts.Statement): readonly ts.Declaration[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations;
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement);
  return isNamed ? [statement] : [];
}

/** What a namespace exports. */
export function namespaceValue(evaluator: Evaluator, node: ts.ModuleDeclaration, frame: Frame): Value {
  const { body } = node;
  if (body === undefined || !ts.isModuleBlock(body)) return unknown('it is a namespace', node);
  const properties = new Map<string, Deferred>();
  for (const declaration of body.statements.filter(isExported).flatMap(declarationsOf)) {
    const name = ts.getNameOfDeclaration(declaration);
    if (name === undefined || !ts.isIdentifier(name)) continue;
    properties.set(name.text, {
      node: undefined,
      frame,
      value: () => evaluator.declared(declaration, frame),
    });
  }
  return objectOf(properties);
}
