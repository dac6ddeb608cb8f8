import type { Repository } from '../../../model/repository.js';
import type { DiscoverySource } from '../fact.js';
import { type ManifestScope, scopeOf } from './kubernetes-scope.js';
import { manifestFacts } from './kubernetes-workload.js';
import { manifestFiles, manifestsOf, mayHoldManifests } from './manifests.js';
import { skaffoldBuild } from './skaffold.js';

const scopes = new WeakMap<Repository, ManifestScope>();

/**
 * Kubernetes manifests (and templates outside of charts as far as they can be read without rendering them): workloads
 * with their variables and the Services that select them, wherever in the repository these lie.
 */
export const kubernetes: DiscoverySource = {
  id: 'kubernetes',
  files: mayHoldManifests,
  read(_text, path, repository) {
    const found = manifestFiles(repository).get(path);
    if (found === undefined) return [];
    if ('kind' in found) return [found];
    const scope = scopes.get(repository) ?? scopeOf(manifestsOf(repository));
    scopes.set(repository, scope);
    return manifestFacts(found, { scope, buildOf: (image) => skaffoldBuild(image, repository) });
  },
};
