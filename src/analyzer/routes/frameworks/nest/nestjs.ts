import { decoratedClasses } from '../../classes/decorators.js';
import type { RouteFramework } from '../../route-fact.js';
import { applicationFacts } from './application.js';
import { controllerRoutes } from './controllers.js';

/**
 * NestJS: controllers with their verbs, remote procedures, the global prefix, versions, prefixes of modules.
 * https://docs.nestjs.com/controllers
 */
export const nestjs: RouteFramework = {
  id: 'nestjs',
  packages: ['@nestjs/common', '@nestjs/core', '@nestjs/microservices'],
  words: /@(?:Controller|GrpcService)\b|\.setGlobalPrefix\b|\.enableVersioning\b|\bRouterModule\b/,
  routes(file, program) {
    const source = program.source(file);
    if (source === undefined) return [];
    return [
      ...applicationFacts(source, program),
      ...decoratedClasses(source).flatMap((found) => controllerRoutes(found, program)),
    ];
  },
};
