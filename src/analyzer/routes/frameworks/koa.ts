import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { constantText, writtenMember } from '../constant-text.js';
import type { RouteFramework } from '../route-fact.js';
import { calledPackage, createRouterIdentity, type RouterShape } from '../routers/router-identity.js';
import { type Mounted, verbRouterFacts } from '../routers/verb-router.js';

const routers = ['@koa/router', 'koa-router', 'koa-joi-router'];

const shape: RouterShape = {
  makes(call, program) {
    const made = calledPackage(call, program);
    if (made === undefined || !['koa', ...routers].includes(made.specifier)) return false;
    return ['default', '*', 'Router'].includes(made.exported);
  },
  types: /^(?:Koa|Application|Router|KoaRouter)\b/,
  names: /^(?:app|router|koa|api|routes)$/,
  chains: /^(?:get|post|put|patch|delete|del|head|options|all|use|param|prefix|routes|middleware)$/,
};

/**
 * Koa with its router: `new Router({ prefix })`, `use(prefix, child.routes())`, and `mount(prefix, app)` of koa-mount.
 * https://github.com/koajs/router
 */
export const koa: RouteFramework = {
  id: 'koa',
  packages: ['koa', ...routers],
  words: /\.(?:get|post|put|patch|delete|del|head|options|all|use)\s*\(/,
  routes: (file, program) =>
    verbRouterFacts(file, program, { shape, prefixOf, mountedBy, namedRoutes: true }),
};

function prefixOf(router: ts.Node, program: SourceProgram): string {
  if (!ts.isNewExpression(router) && !ts.isCallExpression(router)) return '';
  const given = constantText(writtenMember(router.arguments?.[0], 'prefix'), program);
  return given ?? prefixCall(router, program) ?? '';
}

/** `router.prefix('/orders')` */
function prefixCall(router: ts.Node, program: SourceProgram): string | undefined {
  const identify = createRouterIdentity(shape, program);
  for (const call of program.callsNamed('prefix')) {
    const callee = call.expression;
    if (!ts.isPropertyAccessExpression(callee) || identify(callee.expression) !== router) continue;
    return constantText(call.arguments?.[0], program);
  }
  return undefined;
}

/** https://github.com/koajs/mount */
function mountedBy(expression: ts.Expression, program: SourceProgram): Mounted | undefined {
  if (!ts.isCallExpression(expression)) return undefined;
  if (calledPackage(expression, program)?.specifier !== 'koa-mount') return undefined;
  const [first, second] = expression.arguments;
  if (first === undefined) return undefined;
  if (second === undefined) return { prefix: '/', child: first };
  return { prefix: constantText(first, program) ?? null, child: second };
}
