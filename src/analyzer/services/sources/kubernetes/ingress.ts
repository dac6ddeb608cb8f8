import type { AliasFact } from '../../fact.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import type { Manifest } from './manifests.js';
import { at, type ManifestScope } from './scope.js';

interface PublicRule {
  readonly host: string;
  readonly backends: readonly string[];
  readonly line: number;
  readonly manifest: Manifest;
}

/**
 * The public hosts of an Ingress or HTTPRoute that lead to one Service alone. Where paths decide between several, the
 * host names none of them.
 */
export function publicHosts(own: readonly Manifest[], { manifests }: ManifestScope): readonly AliasFact[] {
  const routed = own.filter(({ kind }) => kind === 'Ingress' || kind === 'HTTPRoute');
  if (routed.length === 0) return [];
  const all = manifests.flatMap(rulesOf);
  return routed.flatMap(rulesOf).flatMap(({ host, line, manifest }): readonly AliasFact[] => {
    const targets = new Set(all.filter((rule) => rule.host === host).flatMap(({ backends }) => backends));
    const [target] = targets;
    if (target === undefined || targets.size > 1 || host.startsWith('*')) return [];
    return [{ kind: 'alias', source: 'kubernetes', host, target, file: manifest.file, line }];
  });
}

function rulesOf(manifest: Manifest): readonly PublicRule[] {
  const spec = at(manifest.settings, ['spec']);
  if (manifest.kind === 'Ingress') {
    return listOf(spec.rules).flatMap((item, index) => {
      const rule = recordOf(item);
      const host = textOf(rule.host);
      const backends = listOf(recordOf(rule.http).paths).flatMap((path) => backendOf(recordOf(path)));
      const line = manifest.lineOf(['spec', 'rules', index, 'host']);
      return host === undefined ? [] : [{ host, backends, line, manifest }];
    });
  }
  if (manifest.kind !== 'HTTPRoute') return [];
  const backends = listOf(spec.rules).flatMap((rule) =>
    listOf(recordOf(rule).backendRefs).flatMap((backend) => textOf(recordOf(backend).name) ?? []),
  );
  return listOf(spec.hostnames).flatMap((item, index) => {
    const host = textOf(item);
    return host === undefined
      ? []
      : [{ host, backends, line: manifest.lineOf(['spec', 'hostnames', index]), manifest }];
  });
}

/** `backend.service.name`, and `backend.serviceName` of old clusters. */
function backendOf({ backend }: LooseRecord): readonly string[] {
  const { service, serviceName } = recordOf(backend);
  const name = textOf(recordOf(service).name) ?? textOf(serviceName);
  return name === undefined ? [] : [name];
}
