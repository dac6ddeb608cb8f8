import type { Repository } from '../../model/repository.js';
import { folderOf, foldersUp, joinPath } from '../paths.js';
import { isJson, type Json, readJsonObject } from './json-file.js';

interface PathSettings {
  /** Folder that non-relative names are looked up in, where `baseUrl` is set. */
  readonly baseUrl: string | undefined;
  /** Folder that the targets of `paths` are relative to. */
  readonly pathsFolder: string;
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
}

const empty: PathSettings = { baseUrl: undefined, pathsFolder: '.', paths: [] };
const configNames = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json'] as const;

function extendsOf(config: Json): readonly string[] {
  const value = config.extends;
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function pathEntries(paths: Json): PathSettings['paths'] {
  return Object.entries(paths).map(([pattern, targets]) => [
    pattern,
    Array.isArray(targets) ? targets.filter((target) => typeof target === 'string') : [],
  ]);
}

/** The part between the ends of a pattern (`@app/*`), undefined where the specifier does not fit. */
function matched(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === specifier ? '' : undefined;
  const head = pattern.slice(0, star);
  const tail = pattern.slice(star + 1);
  const fits =
    specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail);
  return fits ? specifier.slice(head.length, specifier.length - tail.length) : undefined;
}

/** The file that an `extends` names, where it is one of the repository. */
function parentFile(files: ReadonlySet<string>, file: string, parent: string): string | undefined {
  if (!parent.startsWith('.')) return undefined;
  const path = joinPath(folderOf(file), parent);
  return [path, `${path}.json`].find((entry) => entry !== undefined && files.has(entry));
}

function ownSettings(config: Json, folder: string, inherited: PathSettings): PathSettings {
  const options = isJson(config.compilerOptions) ? config.compilerOptions : {};
  const { baseUrl, paths } = options;
  const base = typeof baseUrl === 'string' ? joinPath(folder, baseUrl) : inherited.baseUrl;
  return isJson(paths)
    ? { baseUrl: base, pathsFolder: base ?? folder, paths: pathEntries(paths) }
    : { ...inherited, baseUrl: base };
}

/**
 * Reads `baseUrl` and `paths` of the nearest tsconfig.json with its `extends`, and gives the repository paths (without
 * extension) that a specifier may mean in a folder.
 */
export function createTypescriptPaths(
  repository: Repository,
): (folder: string, specifier: string) => readonly string[] {
  const files = new Set(repository.files);
  const byFile = new Map<string, PathSettings>();
  const byFolder = new Map<string, PathSettings>();

  const settingsOf = (file: string): PathSettings => {
    const known = byFile.get(file);
    if (known !== undefined) return known;
    byFile.set(file, empty); // an `extends` cycle ends here
    const config = readJsonObject(repository, file) ?? {};
    const parents = extendsOf(config).flatMap((parent) => parentFile(files, file, parent) ?? []);
    const inherited = parents.map(settingsOf).at(-1) ?? empty;
    const settings = ownSettings(config, folderOf(file), inherited);
    byFile.set(file, settings);
    return settings;
  };

  const nearest = (folder: string): PathSettings => {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const file = foldersUp(folder)
      .flatMap((at) => configNames.map((name) => joinPath(at, name)))
      .find((path) => path !== undefined && files.has(path));
    const settings = file === undefined ? empty : settingsOf(file);
    byFolder.set(folder, settings);
    return settings;
  };

  return (folder, specifier) => {
    const { baseUrl, pathsFolder, paths } = nearest(folder);
    const mapped = paths.flatMap(([pattern, targets]) => {
      const part = matched(pattern, specifier);
      return part === undefined
        ? []
        : targets.map((target) =>
            joinPath(
              pathsFolder,
              target.replace('*', () => part),
            ),
          );
    });
    const based = baseUrl === undefined ? [] : [joinPath(baseUrl, specifier)];
    return [...mapped, ...based].filter((path) => path !== undefined);
  };
}
