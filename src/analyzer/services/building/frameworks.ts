import { dependsOn, type PackageManifest } from '../package-manifest.js';

/** Server frameworks by package, the most telling first: Nest brings Express or Fastify along. */
const serverFrameworks: readonly (readonly [id: string, packages: readonly string[]])[] = [
  ['nestjs', ['@nestjs/core', '@nestjs/common']],
  ['fastify', ['fastify']],
  ['hapi', ['@hapi/hapi', 'hapi']],
  ['koa', ['koa']],
  ['hono', ['hono', '@hono/node-server']],
  ['express', ['express', 'express-promise-router']],
  ['restify', ['restify']],
  ['polka', ['polka']],
  ['express-gateway', ['express-gateway']],
  ['moleculer', ['moleculer']],
  ['loopback', ['@loopback/rest']],
  ['apollo', ['@apollo/server', 'apollo-server']],
  ['trpc', ['@trpc/server']],
  ['grpc', ['@grpc/grpc-js', 'grpc']],
];
const userInterfaces = [
  'react',
  'react-dom',
  'vue',
  '@angular/core',
  'svelte',
  'next',
  'nuxt',
  'solid-js',
  'preact',
];
const bundlers = [
  'vite',
  'next',
  'nuxt',
  'react-scripts',
  '@angular/cli',
  '@vue/cli-service',
  '@sveltejs/kit',
  'webpack-dev-server',
  'parcel',
  'gatsby',
  'astro',
];
const proxies = [
  'http-proxy',
  'http-proxy-middleware',
  'express-http-proxy',
  'express-gateway',
  'fastify-http-proxy',
  'fastify-gateway',
  '@fastify/http-proxy',
  '@fastify/reply-from',
  '@hapi/h2o2',
  'koa-proxies',
  'koa-better-http-proxy',
  '@apollo/gateway',
  'graphql-mesh',
];

/** Id of the server framework that a package depends on, or null. */
export function serverFramework(manifest: PackageManifest): string | null {
  return serverFrameworks.find(([, packages]) => dependsOn(manifest, packages))?.[0] ?? null;
}

/** The packages that stand for a framework. */
export function packagesOfFramework(id: string): readonly string[] {
  return serverFrameworks.find(([framework]) => framework === id)?.[1] ?? [];
}

/** True for a package that is built for browsers: a user interface library with a bundler, or without a server. */
export function isFrontend(manifest: PackageManifest): boolean {
  if (!dependsOn(manifest, userInterfaces)) return false;
  const bundled = dependsOn(manifest, bundlers) || bundlers.some((name) => name in manifest.devDependencies);
  if (dependsOn(manifest, proxies)) return false;
  return bundled || serverFramework(manifest) === null;
}

/** True for a package that hands requests on to others. */
export function isProxy(manifest: PackageManifest): boolean {
  return dependsOn(manifest, proxies);
}

const gatewayName = /(?:^|[-_])(?:gateway|bff|api-gw|edge-router|ingress)$/;
/** `payment-gateway` is a service that talks to a provider. */
const providerGateway =
  /(?:payment|sms|email|mail|notification|push|messag\w*|bank|iot|device)s?[-_]gateway$/;

/** True for a name by which the entrance to all services is usually called. */
export function isGatewayName(name: string): boolean {
  return gatewayName.test(name) && !providerGateway.test(name);
}
