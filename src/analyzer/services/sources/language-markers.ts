import { folderOf } from '../../paths.js';
import type { DiscoverySource } from '../fact.js';

const markers =
  /(?:^|\/)(?:go\.mod|pom\.xml|build\.gradle(?:\.kts)?|requirements\.txt|pyproject\.toml|Pipfile|Cargo\.toml|Gemfile|composer\.json|mix\.exs|build\.sbt|[^/]+\.(?:csproj|fsproj))$/;

/** The manifests of other languages: a folder that has one may be a service that only its address tells of. */
export const languageMarkers: DiscoverySource = {
  id: 'language-markers',
  files: (path) => markers.test(path),
  read: (_text, path) => [{ kind: 'language', folder: folderOf(path), file: path }],
};
