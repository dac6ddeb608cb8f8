import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { eachNode } from '../../syntax/each-node.js';
import { parentClass } from './class-members.js';

/** A decorator by its name (`@users.Get('/x')` is `Get`), and what it is given. */
export interface Decorator {
  readonly name: string;
  readonly arguments: readonly ts.Expression[];
}

/** Classes that extend each other end after so many steps. */
const depthLimit = 6;

/** The decorators of a class, member or parameter, in source order. */
export function decoratorsOf(node: ts.Node): readonly Decorator[] {
  if (!ts.canHaveDecorators(node)) return [];
  return (ts.getDecorators(node) ?? []).flatMap(({ expression }) => {
    const callee = ts.isCallExpression(expression) ? expression.expression : expression;
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    if (!ts.isIdentifier(name)) return [];
    return [{ name: name.text, arguments: ts.isCallExpression(expression) ? [...expression.arguments] : [] }];
  });
}

/** Every class of a file that has decorators, with them. */
export function decoratedClasses(
  source: ts.SourceFile,
): readonly { readonly node: ts.ClassDeclaration; readonly decorators: readonly Decorator[] }[] {
  const found: { node: ts.ClassDeclaration; decorators: readonly Decorator[] }[] = [];
  eachNode(source, (node) => {
    if (ts.isClassDeclaration(node)) {
      const decorators = decoratorsOf(node);
      if (decorators.length > 0) found.push({ node, decorators });
    }
  });
  return found;
}

/** The methods of a class with those that it inherits; one that is written again hides the inherited one. */
export function methodsOf(
  node: ts.ClassLikeDeclaration,
  program: SourceProgram,
): readonly ts.MethodDeclaration[] {
  const methods = new Map<string, ts.MethodDeclaration>();
  let owner: ts.ClassLikeDeclaration | undefined = node;
  for (let depth = 0; owner !== undefined && depth < depthLimit; depth += 1) {
    for (const member of owner.members) {
      const name = member.name?.getText();
      if (!ts.isMethodDeclaration(member) || name === undefined || member.body === undefined) continue;
      if (!methods.has(name)) methods.set(name, member);
    }
    owner = parentClass(owner, program);
  }
  return [...methods.values()];
}
