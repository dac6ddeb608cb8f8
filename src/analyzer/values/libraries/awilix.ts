import { containerMember, resolvedCall } from '../injection/awilix.js';
import type { ConfigurationLibrary } from './library.js';

/** What a container gives to who asks it by name: https://github.com/jeffijoe/awilix#containerresolve */
export const awilix: ConfigurationLibrary = {
  id: 'awilix',
  packages: ['awilix'],
  member: containerMember,
  call(evaluator, callee, values, node) {
    return callee.path.at(-1) === 'resolve' ? resolvedCall(evaluator, values, node) : undefined;
  },
};
