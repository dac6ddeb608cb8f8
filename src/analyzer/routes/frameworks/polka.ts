import type { RouteFramework } from '../route-fact.js';
import { calledPackage, type RouterShape } from '../routers/router-identity.js';
import { verbRouterFacts } from '../routers/verb-router.js';

const packages = ['polka', '@polka/polka'];

const shape: RouterShape = {
  makes(call, program) {
    const made = calledPackage(call, program);
    return made !== undefined && packages.includes(made.specifier);
  },
  types: /^(?:polka\.)?Polka\b/,
  names: /^(?:app|polka|server|api|router)$/,
  chains: /^(?:get|post|put|patch|delete|head|options|all|use|listen)$/,
};

/** Polka: verbs on an application, and applications below others. https://github.com/lukeed/polka */
export const polka: RouteFramework = {
  id: 'polka',
  packages,
  words: /\.(?:get|post|put|patch|delete|head|options|all|use)\s*\(/,
  routes: (file, program) => verbRouterFacts(file, program, { shape }),
};
