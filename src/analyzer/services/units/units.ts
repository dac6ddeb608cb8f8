import { deepestFolder, fileIn, isInside, isTestPath } from '../../paths.js';
import type {
  DockerfileFact,
  LanguageFact,
  NameFact,
  PackageFact,
  ProjectFact,
  ServiceFact,
  WorkspaceFact,
} from '../fact.js';
import { shortName } from '../package-manifest.js';
import { globPattern } from '../texts/glob.js';
import type { Unit } from './unit.js';

/**
 * The folders that may be services: those with a package.json, a project of a monorepo, a Dockerfile or the manifest
 * of another language; in the order of their paths. Deployments come later.
 * @param checkouts folders that are repositories of their own
 */
export function collectUnits(facts: readonly ServiceFact[], checkouts: ReadonlySet<string>): readonly Unit[] {
  const packages = byFolder(facts.filter((fact): fact is PackageFact => fact.kind === 'package'));
  const projects = byFolder(facts.filter((fact): fact is ProjectFact => fact.kind === 'project'));
  const languages = byFolder(facts.filter((fact): fact is LanguageFact => fact.kind === 'language'));
  const workspaces = facts.filter((fact): fact is WorkspaceFact => fact.kind === 'workspace');
  const dockerfiles = facts.filter((fact): fact is DockerfileFact => fact.kind === 'dockerfile');
  const names = facts.filter((fact): fact is NameFact => fact.kind === 'name');
  const folders = new Set([
    ...packages.keys(),
    ...projects.keys(),
    ...languages.keys(),
    ...dockerfiles.filter(({ suffix }) => suffix === null).map(({ folder }) => folder),
  ]);
  const sorted = [...folders].filter((folder) => !isTestPath(folder)).sort();
  const named = { packages, projects, folders: sorted };
  const needed = new Set(
    [...packages.values()].flatMap(({ manifest }) => Object.keys(manifest.dependencies)),
  );
  return sorted.map((folder) => {
    const above = deepestFolder(folder, packages.keys());
    return {
      folder,
      package: packages.get(folder) ?? null,
      sharedPackage: above === undefined || above === folder ? null : (packages.get(above) ?? null),
      project: projects.get(folder) ?? null,
      dockerfiles: dockerfiles.filter((fact) => unitOfDockerfile(fact, named) === folder),
      language: languages.get(folder) ?? null,
      imported: needed.has(packages.get(folder)?.manifest.name ?? ''),
      member: workspaces.some((workspace) => isMember(folder, workspace)),
      gathers: gathersOthers(folder, workspaces, projects),
      deployments: [],
      checkout: deepestFolder(folder, checkouts) ?? null,
      names: names.filter((fact) => fact.folder === folder),
    };
  });
}

function byFolder<Fact extends { readonly folder: string }>(
  facts: readonly Fact[],
): ReadonlyMap<string, Fact> {
  return new Map(facts.map((fact) => [fact.folder, fact]));
}

function isMember(folder: string, { folder: base, patterns }: WorkspaceFact): boolean {
  if (folder === base || !isInside(folder, base)) return false;
  const path = base === '.' ? folder : folder.slice(base.length + 1);
  const excluded = patterns.filter((pattern) => pattern.startsWith('!'));
  if (excluded.some((pattern) => globPattern(pattern.slice(1)).test(path))) return false;
  return patterns.some((pattern) => !pattern.startsWith('!') && globPattern(pattern).test(path));
}

function gathersOthers(
  folder: string,
  workspaces: readonly WorkspaceFact[],
  projects: ReadonlyMap<string, ProjectFact>,
): boolean {
  if (workspaces.some((workspace) => workspace.folder === folder)) return true;
  return [...projects.keys()].some((project) => project !== folder && isInside(project, folder));
}

interface NamedFolders {
  readonly packages: ReadonlyMap<string, PackageFact>;
  readonly projects: ReadonlyMap<string, ProjectFact>;
  readonly folders: readonly string[];
}

/**
 * The folder that a Dockerfile deploys: its own, unless it is one of several that lie together (`docker/order.Dockerfile`):
 * then the folder of the same name, or the one folder that its last stage is made of.
 */
function unitOfDockerfile(fact: DockerfileFact, named: NamedFolders): string | undefined {
  const ownPackage = named.packages.has(fact.folder) || named.projects.has(fact.folder);
  if (fact.suffix === null && (ownPackage || fact.folder !== '.')) return fact.folder;
  const { suffix } = fact;
  const sameName =
    suffix === null ? [] : named.folders.filter((folder) => namesOf(folder, named).includes(suffix));
  if (sameName.length === 1) return sameName[0];
  const mentioned = named.folders.filter(
    (folder) => folder !== '.' && fact.mentions.some((path) => mentionsFolder(path, folder)),
  );
  const deepest = mentioned.filter(
    (folder) => !mentioned.some((other) => other !== folder && isInside(other, folder)),
  );
  return deepest.length === 1 ? deepest[0] : undefined;
}

function namesOf(folder: string, { packages, projects }: NamedFolders): readonly string[] {
  const manifest = packages.get(folder)?.manifest;
  return [
    folder.split('/').pop() ?? '',
    manifest === undefined ? '' : shortName(manifest),
    projects.get(folder)?.name ?? '',
  ];
}

/** `app/services/order/package.json` mentions `services/order`: images hold the folders below one of their own. */
function mentionsFolder(path: string, folder: string): boolean {
  return isInside(path, folder) || `/${path}/`.includes(`/${fileIn(folder, '')}`);
}
