import { isBuiltin } from 'node:module';
import type { Repository } from '../../model/repository.js';
import { folderOf, joinPath } from '../paths.js';
import { createTypescriptPaths } from './typescript-paths.js';
import { createWorkspacePackages } from './workspace-packages.js';

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'] as const;
/** What an import writes and what stands in the repository: TypeScript sources are imported by their output's name. */
const written: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.js$/, ['.ts', '.tsx', '.js', '.jsx']],
  [/\.jsx$/, ['.tsx', '.jsx']],
  [/\.mjs$/, ['.mts', '.mjs']],
  [/\.cjs$/, ['.cts', '.cjs']],
];

/** Every file name that a path without certain extension may mean, best first. */
function candidatesOf(path: string): readonly string[] {
  const mapped = written.flatMap(([pattern, replacements]) =>
    pattern.test(path) ? replacements.map((extension) => path.replace(pattern, extension)) : [],
  );
  const appended = extensions.map((extension) => `${path}${extension}`);
  const index = extensions.map((extension) =>
    path === '.' ? `index${extension}` : `${path}/index${extension}`,
  );
  return [...mapped, path, ...appended, ...index];
}

/** Makes the function that finds the repository file which an import names, or undefined for a package. */
export function createModuleResolution(
  repository: Repository,
): (fromFile: string, specifier: string) => string | undefined {
  const files = new Set(repository.files);
  const typescriptPaths = createTypescriptPaths(repository);
  const workspacePackages = createWorkspacePackages(repository);
  const known = new Map<string, string | undefined>();

  const pathsOf = (folder: string, specifier: string): readonly (string | undefined)[] => {
    if (specifier.startsWith('.')) return [joinPath(folder, specifier)];
    if (specifier.startsWith('/') || specifier.startsWith('node:')) return [];
    const own = [...typescriptPaths(folder, specifier), ...workspacePackages(folder, specifier)];
    return isBuiltin(specifier) ? [] : own;
  };

  return (fromFile, specifier) => {
    const folder = folderOf(fromFile);
    const key = `${folder}\n${specifier}`;
    if (known.has(key)) return known.get(key);
    const file = pathsOf(folder, specifier)
      .flatMap((path) => (path === undefined ? [] : candidatesOf(path)))
      .find((path) => files.has(path));
    known.set(key, file);
    return file;
  };
}
