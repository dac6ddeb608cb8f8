import { ts } from 'ts-morph';
import type { SourceProgram } from '../../../syntax/create-program.js';
import { awaited, calledName, propertyText } from '../../../syntax/expressions.js';
import { middlewareNames } from '../../middleware.js';
import { valueOfDeclaration } from '../../routers/router-identity.js';

/** A procedure of a tRPC router, by the names of the routers that it is nested in (`user.verify`). */
export interface Procedure {
  readonly name: string;
  readonly handler: ts.Node | null;
  readonly middleware: readonly string[];
  readonly schema: string | null;
}

/** Routers nested in routers, and names that hold names, end after so many steps. */
const depthLimit = 12;

const ends = /^(?:query|mutation|subscription)$/;

/** Every procedure of a router, in whatever files its parts are written. */
export function proceduresOf(router: ts.Expression, program: SourceProgram): readonly Procedure[] {
  return below(router, [], program, 0);
}

function below(
  expression: ts.Expression,
  names: readonly string[],
  program: SourceProgram,
  depth: number,
): readonly Procedure[] {
  if (depth > depthLimit) return [];
  const inner = awaited(expression);
  if (ts.isObjectLiteralExpression(inner)) return ofMembers(inner, names, program, depth);
  if (ts.isCallExpression(inner)) return ofCall(inner, names, program, depth);
  const value = definedValue(inner, program);
  return value === undefined ? [] : below(value, names, program, depth + 1);
}

function definedValue(expression: ts.Expression, program: SourceProgram): ts.Expression | undefined {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  const definition = ts.isIdentifier(name) ? program.definition(name) : undefined;
  return definition?.kind === 'declaration' ? valueOfDeclaration(definition.node) : undefined;
}

function ofMembers(
  object: ts.ObjectLiteralExpression,
  names: readonly string[],
  program: SourceProgram,
  depth: number,
): readonly Procedure[] {
  return object.properties.flatMap((property) => {
    if (ts.isSpreadAssignment(property)) {
      // `...other._def.procedures` of the second generation
      return below(property.expression, names, program, depth + 1);
    }
    const name = property.name === undefined ? undefined : propertyText(property.name);
    if (name === undefined) return [];
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    return value === undefined ? [] : below(value, [...names, name], program, depth + 1);
  });
}

/** A router with its members, several that are merged, or the end of a procedure's chain. */
function ofCall(
  call: ts.CallExpression,
  names: readonly string[],
  program: SourceProgram,
  depth: number,
): readonly Procedure[] {
  const name = calledName(call.expression)?.text ?? '';
  if (/^mergeRouters$/.test(name)) {
    return call.arguments.flatMap((argument) => below(argument, names, program, depth + 1));
  }
  if (ends.test(name) && ts.isPropertyAccessExpression(call.expression)) {
    return names.length === 0 ? [] : [procedureOf(call, names.join('.'), program)];
  }
  const [members] = call.arguments;
  return /router$/i.test(name) && members !== undefined ? below(members, names, program, depth + 1) : [];
}

/** `protectedProcedure.input(schema).use(limit).mutation(handler)` */
function procedureOf(call: ts.CallExpression, name: string, program: SourceProgram): Procedure {
  const middleware: string[] = [];
  let schema: string | null = null;
  let at: ts.Expression = call.expression;
  for (let depth = 0; depth < depthLimit; depth += 1) {
    at = awaited(at);
    if (ts.isPropertyAccessExpression(at)) {
      at = at.expression;
      continue;
    }
    if (!ts.isCallExpression(at)) break;
    const link = calledName(at.expression)?.text;
    if (link === 'input') schema ??= at.arguments[0]?.getText() ?? null;
    if (link === 'use') middleware.unshift(...middlewareNames(at.arguments));
    at = at.expression;
  }
  const base = ts.isIdentifier(at) && program.definition(at) !== undefined ? at.text : '';
  const isOpen = /^(?:public\w*|procedure|baseProcedure|t|trpc)$/i.test(base) || base === '';
  return {
    name,
    handler: call.arguments[0] ?? null,
    middleware: isOpen ? middleware : [base, ...middleware],
    schema,
  };
}
