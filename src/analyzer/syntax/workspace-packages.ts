import type { Repository } from '../../model/repository.js';
import { folderOf, joinPath } from '../paths.js';
import { isJson, type Json, readJsonObject } from './json-file.js';

interface WorkspacePackage {
  readonly folder: string;
  readonly manifest: Json;
}

const outputPrefix =
  /^(?:\.\/)?(?:build\/dist|dist\/src|build\/src|dist\/cjs|dist\/esm|lib\/cjs|lib\/esm|build|dist|lib|out|es|esm|cjs)\//;

/** Every text in an `exports` entry, conditions in order. */
function textsOf(entry: unknown): readonly string[] {
  if (typeof entry === 'string') return [entry];
  if (Array.isArray(entry)) return entry.flatMap(textsOf);
  return isJson(entry) ? Object.values(entry).flatMap(textsOf) : [];
}

/** The files that a subpath (`.` or `./events`) names by `exports`. */
function exportedFiles(manifest: Json, subpath: string): readonly string[] {
  const exported = manifest.exports;
  if (exported === undefined) return [];
  const isMap = isJson(exported) && Object.keys(exported).some((key) => key.startsWith('.'));
  if (!isMap) return subpath === '.' ? textsOf(exported) : [];
  const exact = exported[subpath];
  if (exact !== undefined) return textsOf(exact);
  return Object.entries(exported).flatMap(([pattern, entry]) => {
    const star = pattern.indexOf('*');
    if (star === -1 || !subpath.startsWith(pattern.slice(0, star))) return [];
    const part = subpath.slice(star, subpath.length - (pattern.length - star - 1));
    return textsOf(entry).map((text) => text.replace('*', () => part));
  });
}

function entryTexts(manifest: Json): readonly string[] {
  return ['source', 'types', 'typings', 'module', 'main']
    .map((key) => manifest[key])
    .filter((value) => typeof value === 'string');
}

/** A built file's possible sources: the same name under `src`, or beside the output folder. */
function sourcesOf(path: string): readonly string[] {
  const bare = path.replace(/^\.\//, '');
  const inner = bare.replace(outputPrefix, '');
  const names = inner === bare ? [bare] : [`src/${inner}`, inner, `src/${inner.replace(/^src\//, '')}`, bare];
  return names
    .map((name) => name.replace(/\.d\.([cm]?)ts$/, '.$1ts').replace(/\.([cm]?)js$/, '.$1ts'))
    .concat(names);
}

/**
 * Finds what a package name of the repository's own workspaces means: the repository paths, best first, of the source
 * that a bare specifier may name.
 */
export function createWorkspacePackages(
  repository: Repository,
): (folder: string, specifier: string) => readonly string[] {
  const byName = new Map<string, WorkspacePackage[]>();
  for (const file of repository.files) {
    if (!/(?:^|\/)package\.json$/.test(file) || file.includes('node_modules/')) continue;
    const manifest = readJsonObject(repository, file);
    const name = manifest?.name;
    if (manifest === undefined || typeof name !== 'string') continue;
    byName.set(name, [...(byName.get(name) ?? []), { folder: folderOf(file), manifest }]);
  }

  /** Two folders may hold packages of one name (several products in one repository): the nearer one is meant. */
  const nearest = (candidates: readonly WorkspacePackage[], folder: string): WorkspacePackage | undefined => {
    const shared = (other: string): number => {
      const parts = other.split('/');
      const own = folder.split('/');
      const differs = parts.findIndex((part, index) => part !== own[index]);
      return differs === -1 ? parts.length : differs;
    };
    return candidates.toSorted((a, b) => shared(b.folder) - shared(a.folder))[0];
  };

  return (folder, specifier) => {
    const parts = specifier.split('/');
    const length = specifier.startsWith('@') ? 2 : 1;
    const found = nearest(byName.get(parts.slice(0, length).join('/')) ?? [], folder);
    if (found === undefined) return [];
    const subpath = parts.slice(length).join('/');
    const named =
      subpath === ''
        ? [
            ...exportedFiles(found.manifest, '.'),
            ...entryTexts(found.manifest),
            'src/index',
            'index',
            'lib/index',
            'src/main',
          ]
        : [...exportedFiles(found.manifest, `./${subpath}`), subpath, `src/${subpath}`];
    return named
      .flatMap(sourcesOf)
      .map((path) => joinPath(found.folder, path))
      .filter((path) => path !== undefined);
  };
}
