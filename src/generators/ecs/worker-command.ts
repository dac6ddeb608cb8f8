import type { Service } from '../../model/service.js';
import type { ServiceStart } from './service-start.js';

/** How the worker's container is started. What is left out stays as the image has it. */
export interface WorkerCommand {
  readonly entryPoint?: string[];
  readonly command?: string[];
}

const runners = /^(?:.*\/)?(?:node|tsx|ts-node|ts-node-esm|bun)(?:\.exe)?$/;
const script = /\.(?:[cm]?[jt]s|tsx)$/;
/** Flags of node whose value is the next word. */
const flagsWithValue: ReadonlySet<string> = new Set([
  '-r',
  '--require',
  '--import',
  '--loader',
  '--env-file',
  '-C',
]);

/**
 * Derives the worker's start from the service's: the same runner and flags, with `events/worker` in place of the
 * server's script; undefined where the start names no script that can be followed.
 */
export function deriveWorkerCommand(
  start: ServiceStart,
  service: Service,
  eventsFolder: string,
): WorkerCommand | undefined {
  const words = [...start.entryPoint, ...start.command];
  const place = scriptPlace(words);
  if (place === undefined) return undefined;
  // What followed the server's script were the server's own arguments.
  const replaced = [...words.slice(0, place), workerScript(words[place] ?? '', service, eventsFolder)];
  if (place < start.entryPoint.length) return { entryPoint: replaced };
  const entryPoint = replaced.slice(0, start.entryPoint.length);
  const command = replaced.slice(start.entryPoint.length);
  // The image keeps its own entry point unless the service's task definition replaces it.
  return start.overridesImage ? { entryPoint, command } : { command };
}

function scriptPlace(words: readonly string[]): number | undefined {
  const runner = words.findIndex((word) => runners.test(word));
  if (runner === -1) return undefined;
  for (let index = runner + 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (flagsWithValue.has(word)) index += 1;
    else if (!word.startsWith('-')) return isScript(word) ? index : undefined;
  }
  return undefined;
}

/** `dist/server.js`, or `dist/main` and `.` as node resolves them. */
function isScript(word: string): boolean {
  return script.test(word) || /^[\w./-]*\/[\w-]+$/.test(word);
}

/** `dist/server.js` → `dist/events/worker.js`: the folder of the built source root, found through the entry file. */
function workerScript(serverScript: string, service: Service, eventsFolder: string): string {
  // The worker is written as worker.ts; a build makes .js of it, a TypeScript runner takes it as it is.
  const extension = /\.[cm]?tsx?$/.test(serverScript) ? '.ts' : '.js';
  const slash = serverScript.lastIndexOf('/');
  const folder = slash === -1 ? '' : serverScript.slice(0, slash);
  const inside = folderInsideSource(nameOf(serverScript), service);
  const root =
    inside !== '' && (folder === inside || folder.endsWith(`/${inside}`))
      ? folder.slice(0, -inside.length).replace(/\/$/, '')
      : folder;
  return `${root === '' ? '' : `${root}/`}${eventsFolder}/worker${extension}`;
}

/** Where the entry file stands below the source root (`main` for `src/main/server.ts`), '' for directly in it. */
function folderInsideSource(name: string, service: Service): string {
  const prefix = service.sourceRoot === '.' ? '' : `${service.sourceRoot}/`;
  const entry = service.entryFiles.find((file) => file.startsWith(prefix) && nameOf(file) === name);
  return entry === undefined ? '' : entry.slice(prefix.length).split('/').slice(0, -1).join('/');
}

function nameOf(file: string): string {
  return (file.split('/').at(-1) ?? '').replace(script, '');
}
