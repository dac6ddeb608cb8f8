import { connect } from './frameworks/connect.js';
import { decorated } from './frameworks/decorated/decorated.js';
import { express } from './frameworks/express.js';
import { fastify } from './frameworks/fastify/fastify.js';
import { graphql } from './frameworks/graphql.js';
import { grpc } from './frameworks/grpc/grpc.js';
import { hapi } from './frameworks/hapi.js';
import { hono } from './frameworks/hono.js';
import { koa } from './frameworks/koa.js';
import { moleculer } from './frameworks/moleculer.js';
import { nestjs } from './frameworks/nest/nestjs.js';
import { next } from './frameworks/next.js';
import { nitro } from './frameworks/nitro.js';
import { openapi } from './frameworks/openapi.js';
import { polka } from './frameworks/polka.js';
import { restify } from './frameworks/restify.js';
import { serverless } from './frameworks/serverless.js';
import { trpc } from './frameworks/trpc/trpc.js';
import type { RouteFramework } from './route-fact.js';

/**
 * The server frameworks whose routes are found. Where two say the same route, the first counts: frameworks come before
 * documents. To add one, write its file in `frameworks`, add it here, and add its cases to the tests.
 */
export const routeFrameworks: readonly RouteFramework[] = [
  express,
  fastify,
  nestjs,
  koa,
  hapi,
  hono,
  restify,
  polka,
  ...decorated,
  next,
  nitro,
  trpc,
  grpc,
  connect,
  moleculer,
  openapi,
  serverless,
  graphql,
];
