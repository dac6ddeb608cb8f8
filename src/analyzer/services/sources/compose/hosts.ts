import type { DeploymentFact, HostFact } from '../../fact.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import type { ComposeContext } from './compose.js';
import { type ComposeLayer, firstOf } from './layers.js';

/** The names of a service on its networks: its own, container and host name, aliases. */
export function composeHosts(layers: readonly ComposeLayer[], file: string): DeploymentFact['hosts'] {
  const [own] = layers;
  if (own === undefined) return [];
  const hosts: HostFact[] = [{ host: own.name, line: own.context.document.lineOf(['services', own.name]) }];
  const add = ({ name, context }: ComposeLayer, value: unknown, path: readonly string[]): void => {
    const host = textOf(value);
    if (host === undefined) return;
    const line = context.document.lineOf(['services', name, ...path]);
    const elsewhere = context.file === file ? {} : { file: context.file };
    hosts.push({ host: context.resolve(host), line, ...elsewhere });
  };
  for (const member of ['container_name', 'hostname']) {
    const found = firstOf(layers, member);
    if (found !== undefined) add(found.layer, found.value, [member]);
  }
  for (const layer of layers) {
    for (const [network, options] of Object.entries(recordOf(layer.settings.networks))) {
      for (const alias of listOf(recordOf(options).aliases))
        add(layer, alias, ['networks', network, 'aliases']);
    }
  }
  return hosts;
}

/** `links: ["payment:pay"]` of any service: `pay` reaches `payment`. */
export function linkedHosts(
  services: LooseRecord,
  { document, resolve }: ComposeContext,
): ReadonlyMap<string, DeploymentFact['hosts']> {
  const linked = new Map<string, HostFact[]>();
  for (const [name, settings] of Object.entries(services)) {
    for (const [index, item] of listOf(recordOf(settings).links).entries()) {
      const [target = '', host] = resolve(textOf(item) ?? '').split(':');
      if (host === undefined || host === '') continue;
      const line = document.lineOf(['services', name, 'links', index]);
      linked.set(target, [...(linked.get(target) ?? []), { host, line }]);
    }
  }
  return linked;
}
