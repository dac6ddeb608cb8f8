import type { Repository } from '../../../../model/repository.js';
import { oncePer } from '../../../once-per.js';
import type { DiscoverySource } from '../../fact.js';
import { manifestFiles, manifestsOf, mayHoldManifests } from './manifests.js';
import { type ManifestScope, scopeOf } from './scope.js';
import { skaffoldBuild } from './skaffold.js';
import { manifestFacts } from './workload.js';

const wholeScope = oncePer((repository: Repository): ManifestScope => scopeOf(manifestsOf(repository)));

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
    const scope = wholeScope(repository);
    return manifestFacts(found, { scope, buildOf: (image) => skaffoldBuild(image, repository) });
  },
};
