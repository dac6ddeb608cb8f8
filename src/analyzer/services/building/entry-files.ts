import { fileIn, joinInside } from '../../paths.js';
import type { PackageManifest } from '../package-manifest.js';

/** Where starting a service is written down. */
export interface EntryHints {
  readonly manifest: PackageManifest | null;
  /** Commands of its Dockerfile and deployments. */
  readonly commands: readonly string[];
}

const conventional = ['main', 'server', 'index', 'app', 'bootstrap'];
const extensions = ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs'];
const startScripts = /^(?:start(?::\w+)?|dev|serve|develop|start-dev)$/;

/**
 * The files that a service starts with: what its image and start scripts run, with build output mapped back to its
 * source; else the usual names. The likeliest first.
 */
export function entryFiles(
  folder: string,
  sourceRoot: string,
  hints: EntryHints,
  files: ReadonlySet<string>,
): readonly string[] {
  const scripts = Object.entries(hints.manifest?.scripts ?? {}).filter(([name]) => startScripts.test(name));
  const commands = [...hints.commands, ...scripts.map(([, command]) => command)];
  const named = commands
    .flatMap(scriptPaths)
    .flatMap((path) => sourceOf(folder, sourceRoot, path, files) ?? []);
  if (named.length > 0) return [...new Set(named)];
  const main = hints.manifest?.main ?? '';
  const fromMain = main === '' ? undefined : sourceOf(folder, sourceRoot, main, files);
  if (fromMain !== undefined) return [fromMain];
  const usual = [sourceRoot, folder].flatMap((base) => conventional.map((name) => fileIn(base, name)));
  const found = usual.map((path) => withExtension(path, files)).find((file) => file !== undefined);
  return found === undefined ? [] : [found];
}

/** `node --enable-source-maps dist/server.js` → `dist/server.js`. */
function scriptPaths(command: string): readonly string[] {
  if (!/\b(?:node|ts-node|ts-node-dev|tsx|nodemon|pm2|pm2-runtime|bun|deno)\b/.test(command)) return [];
  return (
    command
      .replace(/(?:^|\s)(?:-r|--require|--import|--loader)[\s=]\S+/g, ' ')
      .split(/[\s"',[\]=]+/)
      .filter((word) => /^[\w@./-]+\.[cm]?[jt]sx?$/.test(word) || /^(?:dist|build|src)\/[\w/-]+$/.test(word))
      // What a process manager is told starts something else.
      .filter((word) => !/\.config\.[cm]?[jt]s$/.test(word))
  );
}

function sourceOf(
  folder: string,
  sourceRoot: string,
  path: string,
  files: ReadonlySet<string>,
): string | undefined {
  const relative = path.replace(/^(?:\.\/|\/(?:usr\/src\/)?app\/|\/)/, '');
  const stem = relative.replace(/\.[cm]?[jt]sx?$/, '');
  const inOutput = /^(?:dist|build|lib|out)\/(?:src\/)?(.+)$/.exec(stem)?.[1];
  const candidates = [joinInside(folder, stem), joinInside('.', stem)];
  if (inOutput !== undefined) candidates.push(fileIn(sourceRoot, inOutput), fileIn(folder, inOutput));
  // A shared build puts each application below its own folder: `dist/apps/order/main.js`.
  if (inOutput?.includes('/')) candidates.push(fileIn(sourceRoot, inOutput.split('/').pop() ?? ''));
  const inFolder = candidates.filter((candidate) => candidate !== undefined && isBelow(candidate, folder));
  return inFolder
    .map((candidate) => withExtension(candidate ?? '', files))
    .find((file) => file !== undefined);
}

function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}

function withExtension(path: string, files: ReadonlySet<string>): string | undefined {
  return extensions.map((extension) => `${path}${extension}`).find((file) => files.has(file));
}
