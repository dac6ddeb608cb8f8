import type { Repository } from '../../../../model/repository.js';
import { fileIn, folderOf, isTestPath, joinInside } from '../../../paths.js';
import { lenientJson } from '../../../syntax/json-file.js';
import type { DiscoverySource, NameFact, ProjectFact, ServiceFact, WorkspaceFact } from '../../fact.js';
import { readJson } from '../../texts/json-text.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { holdsScript } from '../../units/code-folder.js';

/**
 * Nx: the projects that project.json files, the `nx` member of a package.json or an old workspace.json describe
 * (https://nx.dev/reference/project-configuration), and those that only the layout of the workspace tells.
 */
export const nx: DiscoverySource = {
  id: 'nx',
  files: (path) => /(?:^|\/)(?:nx|project|workspace|package)\.json$/.test(path) && !isTestPath(path),
  read(text, path, repository) {
    const root = workspaceRoot(path, repository);
    if (root === undefined) return [];
    if (path.endsWith('/package.json')) return packageProject(text, path, root, repository);
    if (path.endsWith('package.json')) return [];
    const json = readJson(text, path);
    // Nx itself allows comments in its files.
    const settings = recordOf('problem' in json ? lenientJson(path, text) : json.value);
    if (path.endsWith('nx.json')) return layoutProjects(settings, path, repository);
    const file = { path, root, repository };
    if (path.endsWith('workspace.json')) return listedProjects(settings, file);
    return projectFacts(settings, folderOf(path), file);
  },
};

interface NxFile {
  readonly path: string;
  /** Folder of nx.json. */
  readonly root: string;
  readonly repository: Repository;
}

function workspaceRoot(path: string, repository: Repository): string | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (repository.readText(fileIn(folder, 'nx.json')) !== undefined) return folder;
    if (folder === '.') return undefined;
  }
}

function packageProject(
  text: string,
  path: string,
  root: string,
  repository: Repository,
): readonly ServiceFact[] {
  if (!text.includes('"nx"')) return [];
  const settings = recordOf(recordOf(lenientJson(path, text)).nx);
  return textOf(settings.name) === undefined && settings.projectType === undefined
    ? []
    : projectFacts(settings, folderOf(path), { path, root, repository });
}

/** `"projects": { "order": "apps/order" }`, or with the project written out. */
function listedProjects(settings: LooseRecord, file: NxFile): readonly ServiceFact[] {
  return Object.entries(recordOf(settings.projects)).flatMap(([name, project]) => {
    const folder = joinInside(file.root, textOf(recordOf(project).root) ?? '');
    if (folder === undefined || recordOf(project).root === undefined) return [];
    return projectFacts({ name, ...recordOf(project) }, folder, file);
  });
}

function projectFacts(settings: LooseRecord, folder: string, file: NxFile): readonly ServiceFact[] {
  const { path, root, repository } = file;
  const name = textOf(settings.name) ?? folder.slice(folder.lastIndexOf('/') + 1);
  if (folder === root || isTestPath(`${folder}/`) || /-e2e$/.test(name)) return [];
  if (repository.readText(fileIn(folder, 'package.json')) !== undefined) {
    const pattern = root === '.' ? folder : folder.slice(root.length + 1);
    const member: WorkspaceFact = { kind: 'workspace', folder: root, patterns: [pattern], file: path };
    const named: NameFact = { kind: 'name', folder, name, file: path, line: 1 };
    return [member, named];
  }
  // A project may be a chart, or a program in another language that tells of itself.
  if (!holdsScript(folder, repository)) return [];
  const written = textOf(settings.sourceRoot);
  const source = fileIn(folder, 'src');
  const usual = holdsScript(source, repository) ? source : folder;
  const library = settings.projectType === 'library';
  const project: ProjectFact = {
    kind: 'project',
    name,
    folder,
    sourceRoot: (written === undefined ? undefined : joinInside(root, written)) ?? usual,
    library,
    file: path,
  };
  return [library ? project : { ...project, role: roleOf(settings, folder, repository) }];
}

const browserTool =
  /(?:^|[/:@\s])(?:vite|next|nuxt|react|angular|angular-devkit\/build-angular|web|vue|remix|expo|storybook|astro)(?:[:\s/]|$)/;
const serverTool = /(?:^|[/:@\s])(?:node|nest|js:node|esbuild|express)(?:[:\s/]|$)/;

function roleOf(settings: LooseRecord, folder: string, repository: Repository): 'frontend' | 'program' {
  const tools = Object.values(recordOf(settings.targets ?? settings.architect)).flatMap((target) => {
    const { executor, builder, options, command } = recordOf(target);
    const { command: line, target: platform } = recordOf(options);
    return [executor, builder, command, line, ...(platform === 'node' ? ['node:'] : [])].flatMap(
      (word) => textOf(word) ?? [],
    );
  });
  if (tools.some((tool) => serverTool.test(tool))) return 'program';
  if (tools.some((tool) => browserTool.test(tool))) return 'frontend';
  return hasPages(folder, repository) ? 'frontend' : 'program';
}

function hasPages(folder: string, repository: Repository): boolean {
  const pages = /^(?:(?:src\/)?index\.html|(?:next|nuxt|astro|svelte)\.config\.\w+)$/;
  return repository.files.some(
    (file) => file.startsWith(`${folder}/`) && pages.test(file.slice(folder.length + 1)),
  );
}

/** Folders of `apps` and `libs` without a manifest of their own: Nx takes them for projects by their tools' settings. */
function layoutProjects(settings: LooseRecord, path: string, repository: Repository): readonly ServiceFact[] {
  const root = folderOf(path);
  const layout = recordOf(settings.workspaceLayout);
  const file = { path, root, repository };
  const find = (setting: unknown, usual: string, mark: RegExp): readonly string[] => {
    const base = joinInside(root, textOf(setting) ?? usual);
    return base === undefined || base === '.' ? [] : unmarkedFolders(base, mark, repository);
  };
  const libraries = find(layout.libsDir, 'libs', /^((?:[^/]+\/)*?[^/]+)\/src\/index\.[cm]?[jt]s$/);
  const applications = find(
    layout.appsDir,
    'apps',
    /^([^/]+)\/(?:src\/)?(?:main|index|server|app)\.[cm]?[jt]sx?$/,
  );
  return [
    ...applications.flatMap((folder) => projectFacts({ projectType: 'application' }, folder, file)),
    ...libraries.flatMap((folder) => projectFacts({ projectType: 'library' }, folder, file)),
  ];
}

function unmarkedFolders(base: string, mark: RegExp, repository: Repository): readonly string[] {
  const folders = repository.files.flatMap((file) => {
    const match = file.startsWith(`${base}/`) ? mark.exec(file.slice(base.length + 1)) : null;
    return match?.[1] === undefined ? [] : [`${base}/${match[1]}`];
  });
  const manifests = ['package.json', 'project.json'];
  return [...new Set(folders)].filter((folder) =>
    manifests.every((name) => listOf(repository.readText(fileIn(folder, name))).length === 0),
  );
}
