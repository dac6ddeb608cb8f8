import { analyze } from '../../../src/analyzer/index.js';
import type { Call } from '../../../src/model/call.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

/** A small repository that writes its requests in one particular way, and every call that is in it. */
export interface Idiom {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly calls: readonly string[];
}

/** A package.json with the packages that make a folder a service, and others. */
export function manifest(name: string, ...packages: readonly string[]): string {
  const dependencies = Object.fromEntries(['express', ...packages].map((entry) => [entry, '1']));
  return JSON.stringify({ name, dependencies, scripts: { start: 'node src/server.js' } });
}

/** The file that starts a service: it listens on a port and has some routes (`GET /users/:id`). */
export function server(port: number, ...routes: readonly string[]): string {
  const lines = routes.map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return `app.${method.toLowerCase()}('${path}', (req, res) => res.json({}));`;
  });
  return [
    "const express = require('express');",
    'const app = express();',
    ...lines,
    `app.listen(${port});`,
  ].join('\n');
}

function targetOf({ to }: Call): string {
  if (to.kind === 'service') return to.name;
  return to.kind === 'external' ? `external ${to.host}` : `unknown (${to.missing})`;
}

/** `order/src/a.js:3 order > user GET /users/{} data high`, with what the request was lifted through. */
function lineOf(call: Call): string {
  const via = call.via.map((wrapper) => wrapper.split('#')[1]).join(' ');
  return [
    `${call.file}:${call.line}`,
    `${call.from} > ${targetOf(call)}`,
    call.method,
    call.path ?? '*',
    call.response,
    call.confidence,
    ...(via === '' ? [] : [`via ${via}`]),
  ].join(' ');
}

/** Every call of a repository as one line each. */
export function callsOf(files: Readonly<Record<string, string>>): string[] {
  return analyze(memoryRepository(files)).calls.map(lineOf);
}
