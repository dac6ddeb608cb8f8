import { ts } from 'ts-morph';
import { registrationOf } from './body-type.js';
import { identifiersIn, isInside } from './checked-source.js';
import { importOf, isExported, statementOf } from './declarations.js';
import type { HandlerFunction } from './handler-function.js';
import { type References, referencesOf } from './references.js';
import { isRefusal, type Refusal, refusal } from './refusal.js';

/** What becomes of the declarations of the route's file that moved code needs. */
export interface Carried {
  /** Statements that move along, in source order. */
  readonly statements: readonly ts.Statement[];
  /** Declarations that move along although the route's file needs them too: exported, and imported back. */
  readonly sharedBack: readonly ts.Declaration[];
  /** Exported declarations that stay: the new module imports them. */
  readonly fromRoute: readonly ts.Declaration[];
  /** Import bindings that the moved code and what moves along need. */
  readonly imports: ReadonlySet<ts.Declaration>;
}

/**
 * Follows what moved code refers to, as far as it stands in the route's file.
 *
 * @param removed everything that leaves the handler
 */
export function carriedOf(
  removed: readonly ts.Node[],
  references: References,
  handler: HandlerFunction,
): Carried | Refusal {
  const statements = new Set<ts.Statement>();
  const declarations = new Set<ts.Declaration>();
  const fromRoute = new Set<ts.Declaration>();
  const imports = new Set(references.imports);
  const queue = [...references.declarations];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (declarations.has(next) || fromRoute.has(next)) continue;
    if (isExported(next)) {
      fromRoute.add(next);
      continue;
    }
    const statement = statementOf(next);
    const refused = refusalToCarry(next, handler);
    if (statement === undefined || refused !== undefined)
      return refused ?? refusal('The handler cannot be followed.');
    declarations.add(next);
    statements.add(statement);
    const further = referencesOf([statement], handler);
    if (isRefusal(further)) return further;
    for (const binding of further.imports) imports.add(binding);
    queue.push(...further.declarations);
  }
  const gone = [...removed, ...statements];
  return {
    statements: [...statements].toSorted((left, right) => left.pos - right.pos),
    sharedBack: [...declarations].filter((declaration) => isUsedOutside(declaration, gone, handler)),
    fromRoute: [...fromRoute],
    imports,
  };
}

/** Only what keeps its meaning in another module may move: functions, types and constants, not the server itself. */
function refusalToCarry(declaration: ts.Declaration, handler: HandlerFunction): Refusal | undefined {
  if (!ts.isVariableDeclaration(declaration)) return undefined;
  const name = declaration.name.getText();
  const list = declaration.parent;
  const isConstant = ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.Const) !== 0;
  if (!isConstant || list.declarations.length !== 1 || !ts.isIdentifier(declaration.name)) {
    return refusal(`The handler uses \`${name}\`, which could not be shared between two modules.`);
  }
  const registration = registrationOf(handler.node);
  const root = registration && rootOf(registration.expression);
  if ((root && handler.checked.declarationOf(root) === declaration) || isServer(declaration, handler)) {
    return refusal(`The handler uses \`${name}\`, which is the server itself.`);
  }
  return undefined;
}

const frameworks = /^(?:express|fastify|koa|hono|@nestjs\/|@hapi\/)/;

function isServer(declaration: ts.VariableDeclaration, handler: HandlerFunction): boolean {
  const { initializer } = declaration;
  const made =
    initializer && (ts.isCallExpression(initializer) || ts.isNewExpression(initializer))
      ? initializer
      : undefined;
  const root = made && rootOf(made.expression);
  const source = root && handler.checked.declarationOf(root);
  return frameworks.test((source && importOf(source)?.specifier) ?? '');
}

function rootOf(expression: ts.Expression): ts.Identifier | undefined {
  let at = expression;
  while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at)) at = at.expression;
  return ts.isIdentifier(at) ? at : undefined;
}

/** True where the file refers to a declaration from something that stays. */
export function isUsedOutside(
  declaration: ts.Declaration,
  gone: readonly ts.Node[],
  handler: HandlerFunction,
): boolean {
  return identifiersIn([handler.checked.source]).some(
    (identifier) =>
      handler.checked.declarationOf(identifier) === declaration &&
      !isInside(identifier, declaration) &&
      !gone.some((node) => isInside(identifier, node)),
  );
}
