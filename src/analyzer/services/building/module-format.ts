import type { Repository } from '../../../model/repository.js';
import { fileIn, folderOf, joinInside } from '../../paths.js';
import { lenientJson } from '../../syntax/json-file.js';
import type { PackageManifest } from '../package-manifest.js';
import { listOf, recordOf, textOf } from '../texts/record.js';

/**
 * Whether a service's code runs as ES modules. Plain JavaScript and Node's own module modes go by package.json; a
 * TypeScript service that compiles to `commonjs` is CommonJS whatever the source looks like.
 */
export function moduleFormat(
  folder: string,
  manifest: PackageManifest | null,
  typescript: boolean,
  repository: Repository,
): 'esm' | 'cjs' {
  const declared = manifest?.type === 'module' ? 'esm' : 'cjs';
  if (!typescript) return /\.mjs$/.test(manifest?.main ?? '') ? 'esm' : declared;
  const setting = tsconfigModule(nearestTsconfig(folder, repository), repository, 0)?.toLowerCase();
  if (setting === undefined || setting.startsWith('node') || setting === 'preserve') return declared;
  return /^es/.test(setting) ? 'esm' : 'cjs';
}

function nearestTsconfig(folder: string, repository: Repository): string | undefined {
  const names = ['tsconfig.json', 'tsconfig.app.json', 'tsconfig.build.json'];
  const own = names
    .map((name) => fileIn(folder, name))
    .find((file) => repository.readText(file) !== undefined);
  if (own !== undefined || folder === '.') return own;
  return nearestTsconfig(folderOf(folder), repository);
}

function tsconfigModule(file: string | undefined, repository: Repository, depth: number): string | undefined {
  const text = file === undefined ? undefined : repository.readText(file);
  // A longer chain of `extends` is a cycle.
  if (file === undefined || text === undefined || depth > 8) return undefined;
  const settings = recordOf(lenientJson(file, text));
  const own = textOf(recordOf(settings.compilerOptions).module);
  if (own !== undefined) return own;
  const bases = listOf(settings.extends).flatMap((base) => textOf(base) ?? []);
  for (const base of bases.reverse()) {
    const path = base.startsWith('.') ? joinInside(folderOf(file), base) : undefined;
    const found = path && [path, `${path}.json`].find((name) => repository.readText(name) !== undefined);
    const inherited = found ? tsconfigModule(found, repository, depth + 1) : undefined;
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}
