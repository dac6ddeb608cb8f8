import type { DiscoverySource, GatewayRouteFact, PortFact, UpstreamFact } from '../../fact.js';
import { type NginxDirective, readNginx } from './nginx-text.js';
import { hostAndPort } from './upstream-address.js';

/** nginx: what each location passes on, and to whom. https://nginx.org/en/docs/http/ngx_http_proxy_module.html */
export const nginx: DiscoverySource = {
  id: 'nginx',
  files: (path) => /(?:\.conf(?:\.\w+)?|\.nginx|\.vhost)$/.test(path),
  read(text, path) {
    if (!/\b(?:proxy_pass|grpc_pass|upstream)\s/.test(text)) return [];
    // Scripts of images replace placeholders of their own before nginx reads the file.
    const directives = readNginx(text.replace(/\{\{\s*(\w+)\s*\}\}/g, `\${$1}`));
    const upstreams = inside(directives, 'upstream').flatMap(upstreamOf);
    const listens = inside(directives, 'listen').flatMap(listenOf);
    const routes = routesIn(directives, new Map());
    if (routes.length === 0 && upstreams.length === 0) return [];
    return [{ kind: 'gateway', file: path, product: 'nginx', listens, upstreams, routes }];
  },
};

function inside(directives: readonly NginxDirective[], name: string): readonly NginxDirective[] {
  return directives.flatMap((directive) =>
    directive.name === name ? [directive] : inside(directive.block, name),
  );
}

/** Several servers of an upstream are instances of one thing; of different things nobody can tell which is meant. */
function upstreamOf({ words, block }: NginxDirective): readonly UpstreamFact[] {
  const servers = block
    .filter(({ name }) => name === 'server')
    .flatMap((it) => hostAndPort(it.words[0] ?? ''));
  const [first] = servers;
  const name = words[0];
  if (first === undefined || name === undefined) return [];
  const same = servers.every(({ host }) => host === first.host);
  return [same ? { name, ...first } : { name, host: '', port: null }];
}

function listenOf({ words, line }: NginxDirective): readonly PortFact[] {
  const port = Number(/(?:^|:)(\d+)$/.exec(words[0] ?? '')?.[1]);
  return Number.isInteger(port) ? [{ port, published: false, line }] : [];
}

type Variables = ReadonlyMap<string, string>;

function routesIn(directives: readonly NginxDirective[], outer: Variables): readonly GatewayRouteFact[] {
  const variables = withSettings(directives, outer);
  return directives.flatMap((directive) =>
    directive.name === 'location'
      ? [...locationRoute(directive, variables), ...routesIn(directive.block, variables)]
      : routesIn(directive.block, variables),
  );
}

/** `set $order http://order:3000;`, which is how nginx is made to look up a name anew. */
function withSettings(directives: readonly NginxDirective[], outer: Variables): Variables {
  const own = directives.flatMap(({ name, words }): [string, string][] =>
    name === 'set' && words[0] !== undefined && words[1] !== undefined ? [[words[0], words[1]]] : [],
  );
  return own.length === 0 ? outer : new Map([...outer, ...own]);
}

function locationRoute(
  { words, block, line }: NginxDirective,
  outer: Variables,
): readonly GatewayRouteFact[] {
  const prefix = prefixOf(words);
  const passed = block.find(({ name }) => name === 'proxy_pass' || name === 'grpc_pass');
  if (prefix === undefined || passed === undefined) return [];
  const variables = withSettings(block, outer);
  const url = (passed.words[0] ?? '').replace(/\$\w+/g, (name) => variables.get(name) ?? name);
  const [address] = hostAndPort(url);
  // A host that the request itself or nobody tells.
  if (address === undefined || /\$(?!\{)/.test(address.host)) return [];
  const path = /^\w+:\/\/[^/]+(\/[^$]*)/.exec(url)?.[1] ?? null;
  return [{ prefix, ...address, replacement: path ?? rewritten(block, prefix), line: passed.line ?? line }];
}

/** `/orders/`, `= /orders`, `^~ /orders`; of a regular expression what it begins with. */
function prefixOf(words: readonly string[]): string | undefined {
  const [first = '', second = ''] = words;
  if (words.length === 1) return first.startsWith('/') ? first : undefined;
  if (first === '=' || first === '^~') return second;
  // As far as the expression is plain text; what is optional (`s?`, `(…)`) ends it.
  const start = /^\^((?:\/[\w-]+(?![\w?*+-]))+)/.exec(second)?.[1];
  return first.startsWith('~') ? start : undefined;
}

/** `rewrite ^/orders/(.*)$ /$1 break;` */
function rewritten(block: readonly NginxDirective[], prefix: string): string | null {
  const rule = block.find(({ name }) => name === 'rewrite');
  const [pattern = '', target = ''] = rule?.words ?? [];
  const stem = prefix.replace(/\/$/, '');
  const matches = new Set([`^${stem}/(.*)`, `^${stem}/(.*)$`, `${stem}/(.*)`]).has(pattern);
  return matches && /^[\w/-]*\/\$1$/.test(target) ? target.slice(0, -2) : null;
}
