import type { RouteFramework } from '../route-fact.js';
import { calledPackage, type RouterShape } from '../routers/router-identity.js';
import { verbRouterFacts } from '../routers/verb-router.js';

const packages = ['express', 'express-promise-router'];

const shape: RouterShape = {
  makes(call, program) {
    const made = calledPackage(call, program);
    if (made === undefined || !packages.includes(made.specifier)) return false;
    return ['default', '*', 'Router'].includes(made.exported);
  },
  types: /^(?:express\.|core\.)?(?:Express|Application|Router|IRouter|IRouterHandler)\b/,
  names: /^(?:app|router|server|api|expressApp|routes)$/,
  chains: /^(?:get|post|put|patch|delete|head|options|all|use|param|set|enable|disable)$/,
};

/** Express and routers that are made like its own. https://expressjs.com/en/5x/api.html#router */
export const express: RouteFramework = {
  id: 'express',
  packages,
  words: /\.(?:get|post|put|patch|delete|del|head|options|all|use|route)\s*\(/,
  routes: (file, program) => verbRouterFacts(file, program, { shape }),
};
