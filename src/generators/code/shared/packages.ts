import { posix } from 'node:path';
import type { Artifact, Origin } from '../../../model/artifact.js';
import type { Repository } from '../../../model/repository.js';
import type { Service } from '../../../model/service.js';

/** The range of each AWS SDK client that generated code imports; this line of the SDK runs on Node 20. */
export const sdkRange = '^3.1100.0';

const managers = [
  { lockFile: 'package-lock.json', command: 'npm install' },
  { lockFile: 'npm-shrinkwrap.json', command: 'npm install' },
  { lockFile: 'pnpm-lock.yaml', command: 'pnpm install' },
  { lockFile: 'yarn.lock', command: 'yarn install' },
  { lockFile: 'bun.lock', command: 'bun install' },
  { lockFile: 'bun.lockb', command: 'bun install' },
];

/**
 * Adds packages to the dependencies of a service, in the package.json that declares its framework. Empty where all are
 * there.
 *
 * @param packages range by package name
 */
export function addedPackages(
  service: Service,
  packages: Readonly<Record<string, string>>,
  repository: Repository,
  origin: Origin,
): readonly Artifact[] {
  const path = service.packageJson ?? posix.join(service.root, 'package.json');
  const present = dependenciesOf(repository.readText(path));
  const missing = Object.entries(packages).filter(([name]) => !present.includes(name));
  if (missing.length === 0) return [];
  const members = Object.fromEntries(missing.toSorted(([left], [right]) => (left < right ? -1 : 1)));
  return [{ kind: 'json-members', path, pointer: '/dependencies', members, origin }];
}

/**
 * The command that installs what a package.json asks for, and the folder to run it in: that of the lock file, else that of
 * the workspace.
 */
export function installCommand(
  packageJson: string,
  repository: Repository,
): { readonly command: string; readonly folder: string } {
  const folders = foldersUpwards(posix.dirname(packageJson));
  for (const folder of folders) {
    const manager = managers.find(({ lockFile }) => repository.files.includes(posix.join(folder, lockFile)));
    if (manager !== undefined) return { command: manager.command, folder };
  }
  const isWorkspace = (folder: string): boolean =>
    recordAt(repository.readText(posix.join(folder, 'package.json')), 'workspaces') !== undefined;
  return { command: 'npm install', folder: folders.find(isWorkspace) ?? posix.dirname(packageJson) };
}

/** A folder and those above it, up to the repository's root. */
function foldersUpwards(folder: string): readonly string[] {
  return folder === '.' ? ['.'] : [folder, ...foldersUpwards(posix.dirname(folder))];
}

function dependenciesOf(text: string | undefined): readonly string[] {
  return Object.keys(recordAt(text, 'dependencies') ?? {});
}

/** An object or array that is a member of a JSON text's object. */
function recordAt(text: string | undefined, name: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    const member: unknown =
      typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined;
    return typeof member === 'object' && member !== null ? member : undefined;
  } catch {
    return undefined;
  }
}
