import { describe, expect, test } from 'vitest';
import { connect } from './cases/connect.js';
import { express } from './cases/express.js';
import { fastify } from './cases/fastify.js';
import { graphql } from './cases/graphql.js';
import { grpc } from './cases/grpc.js';
import { hapi } from './cases/hapi.js';
import { hono } from './cases/hono.js';
import { inversify } from './cases/inversify.js';
import { koa } from './cases/koa.js';
import { loopback } from './cases/loopback.js';
import { moleculer } from './cases/moleculer.js';
import { nestjs } from './cases/nestjs.js';
import { next } from './cases/next.js';
import { nitro } from './cases/nitro.js';
import { openapi } from './cases/openapi.js';
import { polka } from './cases/polka.js';
import { restify } from './cases/restify.js';
import type { RouteCases } from './cases/route-case.js';
import { routingControllers } from './cases/routing-controllers.js';
import { serverless } from './cases/serverless.js';
import { trpc } from './cases/trpc.js';
import { tsoa } from './cases/tsoa.js';
import { routeLines, serviceManifest } from './routes-of.js';

const frameworks: readonly RouteCases[] = [
  express,
  fastify,
  hapi,
  hono,
  koa,
  nestjs,
  polka,
  restify,
  routingControllers,
  tsoa,
  inversify,
  loopback,
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

describe.each(frameworks)('$framework', ({ packages, match, nearMiss, cannotTell }) => {
  const manifest = { 'package.json': serviceManifest('shop', ...packages) };

  test.each(Object.entries(match))('answers: %s', (_, { files, routes }) => {
    expect(routeLines({ ...manifest, ...files })).toEqual(routes);
  });

  test.each(Object.entries(nearMiss))('near miss: %s', (_, { files, routes }) => {
    expect(routeLines({ ...manifest, ...files })).toEqual(routes);
  });

  test.each(Object.entries(cannotTell))('cannot tell: %s', (_, { files, routes }) => {
    expect(routeLines({ ...manifest, ...files })).toEqual(routes);
  });
});
