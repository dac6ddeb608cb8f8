import type { DiscoverySource, GatewayRouteFact } from '../../fact.js';
import { listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml } from '../../texts/yaml-text.js';
import { hostAndPort } from './upstream-address.js';

/** Express Gateway: endpoints, and the pipelines between them. https://www.express-gateway.io/docs/configuration/gateway.config.yml/ */
export const expressGateway: DiscoverySource = {
  id: 'express-gateway',
  files: (path) => /(?:^|\/)gateway\.config\.ya?ml$/.test(path),
  read(text, path) {
    const yaml = readYaml(text, path);
    if ('problem' in yaml) return [yaml.problem];
    const [document] = yaml.documents;
    const root = recordOf(document?.value);
    if (document === undefined || root.serviceEndpoints === undefined) return [];
    const routes = Object.entries(recordOf(root.pipelines)).flatMap(([name, pipeline]) => {
      const { apiEndpoints, policies } = recordOf(pipeline);
      const endpoints = listOf(policies).flatMap((policy) =>
        listOf(recordOf(policy).proxy).flatMap(
          (step) => textOf(recordOf(recordOf(step).action).serviceEndpoint) ?? [],
        ),
      );
      const line = document.lineOf(['pipelines', name]);
      return listOf(apiEndpoints).flatMap((endpoint) => {
        const paths = pathsOf(recordOf(root.apiEndpoints)[textOf(endpoint) ?? '']);
        const targets = endpoints.flatMap((target) => {
          const { url, urls } = recordOf(recordOf(root.serviceEndpoints)[target]);
          return hostAndPort(textOf(url) ?? textOf(listOf(urls)[0]) ?? '');
        });
        return paths.flatMap((prefix) =>
          targets.map((target): GatewayRouteFact => ({ prefix, ...target, replacement: null, line })),
        );
      });
    });
    return [{ kind: 'gateway', file: path, product: 'express-gateway', listens: [], upstreams: [], routes }];
  },
};

/** `/orders*` is a prefix, `/orders/:id` is one as far as its first variable. */
function pathsOf(endpoint: unknown): readonly string[] {
  return listOf(recordOf(endpoint).paths).flatMap((path) => {
    const text = textOf(path) ?? '';
    return text.startsWith('/') ? [text.replace(/(?:\/:|\*).*$/, '') || '/'] : [];
  });
}
