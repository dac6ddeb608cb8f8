import { ts } from 'ts-morph';
import type { Program } from '../../syntax/program.js';
import { constantText, memberOf } from '../constant-text.js';
import type { RouteFramework } from '../route-fact.js';
import { calledPackage, type RouterShape } from '../router-identity.js';
import { verbRouterFacts } from '../verb-router.js';

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

/** Koa with its router: `new Router({ prefix })`, `use(prefix, child.routes())`. https://github.com/koajs/router */
export const koa: RouteFramework = {
  id: 'koa',
  packages: ['koa', ...routers],
  words: /\.(?:get|post|put|patch|delete|del|head|options|all|use)\s*\(/,
  routes: (file, program) => verbRouterFacts(file, program, { shape, prefixOf, namedRoutes: true }),
};

function prefixOf(router: ts.Node, program: Program): string {
  if (!ts.isNewExpression(router) && !ts.isCallExpression(router)) return '';
  return constantText(memberOf(router.arguments?.[0], 'prefix'), program) ?? '';
}
