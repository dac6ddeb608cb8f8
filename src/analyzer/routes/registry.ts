import { express } from './frameworks/express.js';
import { fastify } from './frameworks/fastify.js';
import { hapi } from './frameworks/hapi.js';
import { koa } from './frameworks/koa.js';
import { nestjs } from './frameworks/nestjs.js';
import type { RouteFramework } from './route-fact.js';

/** The server frameworks whose routes are found. */
export const routeFrameworks: readonly RouteFramework[] = [express, fastify, nestjs, koa, hapi];
