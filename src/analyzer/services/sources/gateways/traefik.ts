import type { DiscoverySource, GatewayFact, GatewayRouteFact } from '../../fact.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml, type YamlDocument } from '../../texts/yaml-text.js';
import { hostAndPort } from './upstream-address.js';

/**
 * Traefik: the labels of containers in a compose file, and its dynamic configuration as a file.
 * https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/
 */
export const traefik: DiscoverySource = {
  id: 'traefik',
  files: (path) => /\.ya?ml$/.test(path),
  read(text, path) {
    const labelled = text.includes('traefik.http.routers.');
    if (!labelled && !(text.includes('loadBalancer') && /^\s+routers:/m.test(text))) return [];
    const yaml = readYaml(text, path);
    // Whoever reads the file for its services tells what is wrong with it.
    if ('problem' in yaml) return [];
    const routes = yaml.documents.flatMap((document) =>
      labelled ? labelRoutes(document) : fileRoutes(document),
    );
    const fact: GatewayFact = {
      kind: 'gateway',
      file: path,
      product: 'traefik',
      listens: [],
      upstreams: [],
      routes,
    };
    return routes.length > 0 ? [fact] : [];
  },
};

/** The paths of a rule such as ``Host(`shop.example`) && (PathPrefix(`/orders`) || Path(`/order`))``. */
function prefixesOf(rule: string): readonly string[] {
  if (/!\s*Path/.test(rule)) return [];
  return [...rule.matchAll(/\bPath(?:Prefix)?\(([^)]*)\)/g)].flatMap(([, paths = '']) =>
    [...paths.matchAll(/[`'"](\/[^`'"]*)[`'"]/g)].map(([, path = '']) => path),
  );
}

function labelRoutes(document: YamlDocument): readonly GatewayRouteFact[] {
  const services = Object.entries(recordOf(recordOf(document.value).services));
  const labels = new Map(services.map(([name, settings]) => [name, labelsOf(recordOf(settings))]));
  const all = new Map([...labels.values()].flatMap((own) => [...own]));
  return [...labels].flatMap(([host, own]) =>
    [...own].flatMap(([label, rule]): GatewayRouteFact[] => {
      const router = /^traefik\.http\.routers\.([^.]+)\.rule$/.exec(label)?.[1];
      if (router === undefined) return [];
      const port = Number(
        [...own].find(([name]) =>
          /^traefik\.http\.services\.[^.]+\.loadbalancer\.server\.port$/i.test(name),
        )?.[1],
      );
      const middlewares = own.get(`traefik.http.routers.${router}.middlewares`)?.split(',') ?? [];
      const stripped = middlewares.some((middleware) =>
        all.has(`traefik.http.middlewares.${middleware.trim().replace(/@.*$/, '')}.stripprefix.prefixes`),
      );
      const line = document.lineOf(['services', host, 'labels']);
      return prefixesOf(rule).map((prefix) => ({
        prefix,
        host,
        port: Number.isInteger(port) ? port : null,
        replacement: stripped ? '/' : null,
        line,
      }));
    }),
  );
}

function labelsOf({ labels, deploy }: LooseRecord): ReadonlyMap<string, string> {
  const entries = [labels, recordOf(deploy).labels].flatMap((value): [string, string][] =>
    Array.isArray(value)
      ? value.flatMap((item): [string, string][] => {
          const match = /^([^=]+)=(.*)$/.exec(textOf(item) ?? '');
          return match === null ? [] : [[match[1] ?? '', match[2] ?? '']];
        })
      : Object.entries(recordOf(value)).map(([name, text]): [string, string] => [name, textOf(text) ?? '']),
  );
  return new Map(entries);
}

function fileRoutes(document: YamlDocument): readonly GatewayRouteFact[] {
  const { routers, services, middlewares } = recordOf(recordOf(document.value).http);
  return Object.entries(recordOf(routers)).flatMap(([name, value]) => {
    const router = recordOf(value);
    const service = recordOf(recordOf(services)[textOf(router.service)?.replace(/@.*$/, '') ?? '']);
    const [server] = listOf(recordOf(service.loadBalancer).servers);
    const [address] = hostAndPort(textOf(recordOf(server).url) ?? '');
    if (address === undefined) return [];
    const stripped = listOf(router.middlewares).some(
      (middleware) => recordOf(recordOf(middlewares)[String(middleware)]).stripPrefix !== undefined,
    );
    const line = document.lineOf(['http', 'routers', name]);
    const replacement = stripped ? '/' : null;
    return prefixesOf(textOf(router.rule) ?? '').map((prefix) => ({ prefix, ...address, replacement, line }));
  });
}
