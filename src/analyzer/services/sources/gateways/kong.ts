import type { DiscoverySource, GatewayRouteFact, UpstreamFact } from '../../fact.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml, type YamlDocument } from '../../texts/yaml-text.js';
import { hostAndPort } from './upstream-address.js';

/** Kong's declarative configuration: https://developer.konghq.com/gateway/entities/service/ */
export const kong: DiscoverySource = {
  id: 'kong',
  files: (path) => /(?:^|\/)[\w.-]*kong[\w.-]*\.ya?ml$/.test(path),
  read(text, path) {
    if (!text.includes('_format_version')) return [];
    const yaml = readYaml(text, path);
    if ('problem' in yaml) return [yaml.problem];
    const [document] = yaml.documents;
    const root = recordOf(document?.value);
    if (document === undefined) return [];
    const routes = listOf(root.services).flatMap((service, index) =>
      serviceRoutes(recordOf(service), index, document),
    );
    const upstreams = listOf(root.upstreams).flatMap((upstream): UpstreamFact[] => {
      const { name, targets } = recordOf(upstream);
      const [first] = listOf(targets).flatMap((target) => hostAndPort(textOf(recordOf(target).target) ?? ''));
      const called = textOf(name);
      return first === undefined || called === undefined ? [] : [{ name: called, ...first }];
    });
    return [{ kind: 'gateway', file: path, product: 'kong', listens: [], upstreams, routes }];
  },
};

function serviceRoutes(
  service: LooseRecord,
  index: number,
  document: YamlDocument,
): readonly GatewayRouteFact[] {
  const port = textOf(service.port);
  const written =
    textOf(service.url) ?? `${textOf(service.host) ?? ''}${port === undefined ? '' : `:${port}`}`;
  const [address] = hostAndPort(written);
  if (address === undefined) return [];
  const base = textOf(service.path) ?? /^\w+:\/\/[^/]+(\/.*)$/.exec(written)?.[1] ?? '/';
  return listOf(service.routes).flatMap((route, at) => {
    const { paths, strip_path: strip } = recordOf(route);
    const line = document.lineOf(['services', index, 'routes', at]);
    return listOf(paths).flatMap((path): GatewayRouteFact[] => {
      const prefix = textOf(path);
      // `~/orders/\d+` is a regular expression.
      if (prefix?.startsWith('/') !== true) return [];
      const kept = base === '/' ? null : `${base.replace(/\/$/, '')}${prefix}`;
      return [{ prefix, ...address, replacement: strip === false ? kept : base, line }];
    });
  });
}
