import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import type { FunctionNode } from '../../values/value.js';

/**
 * True for a method without known callers that nothing else can reach: no decorator hands it to a framework, and no
 * code takes it as a value (`router.get('/', orders.list)`).
 */
export function isUnusedMethod(program: SourceProgram, node: FunctionNode): boolean {
  if (!ts.isMethodDeclaration(node) || !ts.isClassLike(node.parent) || !ts.isIdentifier(node.name))
    return false;
  if ((ts.getDecorators(node) ?? []).length > 0) return false;
  const name = node.name.text;
  const asValue = new RegExp(`\\.${name.replaceAll('$', '\\$')}\\b(?!\\s*(?:<[^()]*>)?\\s*\\()`);
  return !program.filesWith(name).some((file) => asValue.test(program.textOf(file)));
}
