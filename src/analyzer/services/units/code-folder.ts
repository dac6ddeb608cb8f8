import type { Repository } from '../../../model/repository.js';
import { deepestFolder, fileIn, folderOf, isTestPath, joinInside } from '../../paths.js';
import { lenientJson } from '../../syntax/json-file.js';
import type { DeploymentFact, ProjectFact, ServiceFact } from '../fact.js';
import { listOf, recordOf, textOf } from '../texts/record.js';

const scriptFile = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const output = /(?:^|\/)(?:dist|build|out|lib)\//;

/** True where a folder of the repository holds JavaScript or TypeScript at any depth. */
export function holdsScript(folder: string, repository: Repository): boolean {
  const start = folder === '.' ? '' : `${folder}/`;
  return repository.files.some((file) => file.startsWith(start) && scriptFile.test(file));
}

/**
 * A folder that a configuration names as the home of a program, though it has no package.json: a project of the
 * package around it. Nothing where the folder has its own manifest, is a root, or holds no script.
 */
function projectAt(folder: string, file: string, repository: Repository): readonly ProjectFact[] {
  if (folder === '.' || repository.readText(fileIn(folder, 'package.json')) !== undefined) return [];
  // Something else holds the folder already: it is a part of that, not a program beside others.
  if (!folder.includes('/') || !holdsScript(folder, repository)) return [];
  const source = fileIn(folder, 'src');
  const sourceRoot = holdsScript(source, repository) ? source : folder;
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return [{ kind: 'project', name, folder, sourceRoot, library: false, role: 'program', file }];
}

/** A program and the folder that it is made of, with a project for it where nothing else makes it one. */
export function runs(
  deployment: DeploymentFact,
  folder: string,
  repository: Repository,
): readonly ServiceFact[] {
  const build = { context: folder, dockerfile: '', args: [] };
  return [...projectAt(folder, deployment.file, repository), { ...deployment, build }];
}

/** The folder of the package whose name or path a workspace option gives. */
function memberFolder(name: string, from: string, repository: Repository): string | undefined {
  const path = joinInside(from, name);
  if (path !== undefined && repository.readText(fileIn(path, 'package.json')) !== undefined) return path;
  const found = repository.files.filter((file) => {
    if (!/(?:^|\/)(?:package|project)\.json$/.test(file) || isTestPath(file)) return false;
    return textOf(recordOf(lenientJson(file, repository.readText(file) ?? '')).name) === name;
  });
  return found.length === 1 ? folderOf(found[0] ?? '') : undefined;
}

/** The folder of the program that a built or source file starts. */
function folderOfScript(script: string, from: string, repository: Repository): string | undefined {
  const path = joinInside(from, script.replace(/^\/(?:usr\/src\/)?app\//, ''));
  if (path === undefined) return undefined;
  const inOutput = output.exec(path);
  const before = inOutput === null ? '' : path.slice(0, inOutput.index);
  const after = inOutput === null ? path : path.slice(inOutput.index + inOutput[0].length);
  // A shared build has the folders of the sources in its output: `dist/services/order/main.js`.
  const shared = inOutput === null ? undefined : joinInside(before || '.', sourceFolder(after));
  if (shared !== undefined && shared !== (before || '.') && holdsScript(shared, repository)) return shared;
  const folder = inOutput === null ? sourceFolder(path) : before || '.';
  const packages = ancestors(folder).filter(
    (above) => repository.readText(fileIn(above, 'package.json')) !== undefined,
  );
  const own = deepestFolder(folder, packages);
  if (own !== undefined && (own !== '.' || !folder.includes('/'))) return own;
  return folder === '.' || holdsScript(folder, repository) ? folder : undefined;
}

/** `services/order/src/http/main.js` is made of `services/order`. */
function sourceFolder(path: string): string {
  const folder = folderOf(path);
  const source = /(?:^|\/)src(?:\/|$)/.exec(folder);
  return source === null ? folder : folder.slice(0, source.index) || '.';
}

function ancestors(folder: string): readonly string[] {
  if (folder === '.') return ['.'];
  const parts = folder.split('/');
  return [...parts.map((_, index) => parts.slice(0, index + 1).join('/')), '.'];
}

const packageRunner = /^(?:npm|pnpm|yarn|bun|npx|turbo|lerna|nx)\s/;
const memberOption =
  /\s(?:-w|--workspace|--filter|-F|--scope)[\s=]["']?([@\w./-]+)|^yarn\s+workspace\s+([@\w./-]+)|\bnx\s+(?:serve|run)\s+([\w-]+)/;
const folderOption = /\s(?:--prefix|--cwd|-C)[\s=]["']?([\w./-]+)/;
const scriptWord = /(?:^|\s)((?:\.{0,2}\/)?[\w@.-]+(?:\/[\w@.-]+)*\.[cm]?[jt]s)(?=\s|$)/;

/**
 * The folder whose code a command line runs, seen from the folder in which it is run; undefined where that cannot be
 * told. Scripts of a package.json are followed.
 */
export function folderOfCommand(
  command: string,
  from: string,
  repository: Repository,
  depth = 0,
): string | undefined {
  const changed = /^\s*cd\s+["']?([\w./-]+)["']?\s*(?:&&|;)\s*(.+)$/.exec(command);
  if (changed !== null) {
    const folder = joinInside(from, changed[1] ?? '.');
    return folder === undefined ? undefined : folderOfCommand(changed[2] ?? '', folder, repository, depth);
  }
  const line = command.trim();
  if (packageRunner.test(line)) return folderOfPackageScript(line, from, repository, depth);
  if (!/(?:^|\s|\/)(?:node|tsx|ts-node|bun|deno|nodemon|pm2-runtime)\s/.test(line)) return undefined;
  const words = line.replace(/\s(?:-r|--require|--import|--loader)[\s=]\S+/g, ' ');
  const script = scriptWord.exec(words)?.[1] ?? /\s((?:[\w-]+\/)*dist\/[\w/-]+)/.exec(words)?.[1];
  return script === undefined ? undefined : folderOfScript(script, from, repository);
}

function folderOfPackageScript(
  line: string,
  from: string,
  repository: Repository,
  depth: number,
): string | undefined {
  const member = memberOption.exec(line);
  const named = member?.[1] ?? member?.[2] ?? member?.[3];
  if (named !== undefined) return memberFolder(named, from, repository);
  const option = folderOption.exec(line)?.[1];
  const folder = option === undefined ? from : joinInside(from, option);
  const text = folder === undefined ? undefined : repository.readText(fileIn(folder, 'package.json'));
  if (folder === undefined || text === undefined) return undefined;
  const manifest = recordOf(lenientJson('package.json', text));
  const name = /^(?:npm|pnpm|yarn|bun)\s+(?:run(?:-script)?\s+)?([\w:.-]+)/.exec(line)?.[1] ?? '';
  const script = textOf(recordOf(manifest.scripts)[name]);
  const followed =
    script === undefined || depth > 3 ? undefined : folderOfCommand(script, folder, repository, depth + 1);
  if (followed !== undefined) return followed;
  // The root of a workspace runs one of its members, or all: nobody can tell.
  return listOf(manifest.workspaces).length > 0 ? undefined : folder;
}
