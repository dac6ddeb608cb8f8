import { z } from 'zod';

const texts = z.record(z.string(), z.string().catch('')).catch({});
const patterns = z.array(z.string());

/** The members of a package.json that discovery looks at. A member of a wrong type counts as missing. */
export const packageManifestSchema = z.looseObject({
  name: z.string().catch(''),
  type: z.string().catch(''),
  main: z.string().catch(''),
  module: z.string().catch(''),
  types: z.string().catch(''),
  exports: z.unknown().optional(),
  scripts: texts,
  dependencies: texts,
  devDependencies: texts,
  peerDependencies: texts,
  workspaces: z
    .union([patterns, z.looseObject({ packages: patterns }).transform((it) => it.packages)])
    .catch([]),
});

export type PackageManifest = z.infer<typeof packageManifestSchema>;

/** The package's name without its scope, '' where it has none. */
export function shortName(manifest: PackageManifest): string {
  return manifest.name.replace(/^@[^/]+\//, '');
}

/** True where the package needs one of the packages at run time. */
export function dependsOn(manifest: PackageManifest, packages: readonly string[]): boolean {
  return packages.some((name) => name in manifest.dependencies);
}
