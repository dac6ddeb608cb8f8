import { oncePer } from '../../once-per.js';
import { folderOf, isInside, isTestPath } from '../../paths.js';
import { isInfrastructureImage, isInfrastructureName } from '../addresses/infrastructure.js';
import type { DeploymentFact } from '../fact.js';
import { shortName } from '../package-manifest.js';
import type { ElsewhereService, Unit } from '../units/unit.js';

export interface MatchedDeployments {
  readonly units: readonly Unit[];
  readonly elsewhere: readonly ElsewhereService[];
  readonly infrastructure: readonly DeploymentFact[];
}

/**
 * Says which folder each deployment runs: by its build folder, then by a mounted folder, then by its name. What is
 * left is infrastructure, a service whose code is elsewhere, or (an override that nothing else explains) dropped.
 */
export function matchDeployments(
  units: readonly Unit[],
  deployments: readonly DeploymentFact[],
): MatchedDeployments {
  const matched = new Map<DeploymentFact, string>();
  for (const deployment of deployments) {
    const folder = folderOfBuild(deployment, units);
    if (folder !== undefined) matched.set(deployment, folder);
  }
  for (const deployment of deployments) {
    if (matched.has(deployment)) continue;
    const folder = folderOfName(deployment, units, matched);
    if (folder !== undefined) matched.set(deployment, folder);
  }
  const rest = deployments.filter((deployment) => !matched.has(deployment));
  const infrastructure = rest.filter((deployment) => isInfrastructure(deployment, rest));
  const deployed = new Set(matched.values());
  const stores = [...matched].filter(([, folder]) => isStoreFolder(units, folder));
  return {
    units: units
      .filter(({ folder }) => !isStoreFolder(units, folder))
      // The manifest of another language says nothing by itself: it may be a part of a service around it.
      .filter((unit) => !isBareLanguage(unit) || deployed.has(unit.folder))
      .map((unit) => ({
        ...unit,
        deployments: deployments.filter((deployment) => matched.get(deployment) === unit.folder),
      })),
    elsewhere: elsewhereServices(rest.filter((deployment) => !infrastructure.includes(deployment))),
    infrastructure: [...infrastructure, ...stores.map(([deployment]) => deployment)],
  };
}

function isBareLanguage(unit: Unit): boolean {
  return unit.package === null && unit.project === null && unit.dockerfiles.length === 0;
}

/** A folder that only configures a well-known product: a Dockerfile from its image, and no code of its own. */
function isStoreFolder(units: readonly Unit[], folder: string): boolean {
  const unit = units.find((candidate) => candidate.folder === folder);
  if (unit === undefined || unit.package !== null || unit.project !== null || unit.language !== null)
    return false;
  return unit.dockerfiles.some(({ baseImage }) => baseImage !== null && isInfrastructureImage(baseImage));
}

function folderOfBuild(deployment: DeploymentFact, units: readonly Unit[]): string | undefined {
  const { build } = deployment;
  if (build === null || runsTestDouble(deployment)) return undefined;
  const byFile = units.find(({ dockerfiles }) => dockerfiles.some(({ file }) => file === build.dockerfile));
  if (byFile !== undefined && !byFile.gathers) return byFile.folder;
  const own = units.find(({ folder }) => folder === build.context);
  // A folder with nothing but a Dockerfile may build what lies below it.
  const holdsCode = own !== undefined && (own.package ?? own.project ?? own.language) !== null;
  if (own !== undefined && holdsCode && !own.gathers) return own.folder;
  // One Dockerfile for several services: a build argument or the name of the deployment tells which.
  const names = [...build.args, deployment.name];
  const below = units.filter(({ folder }) => folder !== build.context && isInside(folder, build.context));
  const named = below.filter((unit) => names.some((name) => unitNames(unit).includes(name.toLowerCase())));
  if (named.length > 0) return closest(named, deployment.file)?.folder;
  const deepest = below.filter(({ folder }) => build.args.includes(folder));
  return deepest[0]?.folder ?? own?.folder;
}

function folderOfName(
  deployment: DeploymentFact,
  units: readonly Unit[],
  matched: ReadonlyMap<DeploymentFact, string>,
): string | undefined {
  if (runsTestDouble(deployment)) return undefined;
  const mounted = deployment.mounts.find((path) =>
    units.some(({ folder }) => folder === path && folder !== '.'),
  );
  if (mounted !== undefined) return mounted;
  const names = [deployment.name, imageWord(deployment)]
    .map((name) => name.toLowerCase())
    .filter((name) => name !== '');
  const named = units.filter((unit) => !unit.gathers && unitNames(unit).some((name) => names.includes(name)));
  const called = closest(named, deployment.file)?.folder;
  const near = nearestNamesake(deployment, units, matched);
  // Of two things of one name, in one repository or in several side by side, the one close by is meant.
  if (near !== undefined && called !== undefined && shared(called, deployment.file) > near.shared)
    return called;
  if (near !== undefined) return near.folder;
  const image = imagePath(deployment);
  const built = image === '' ? undefined : [...matched].find(([other]) => imagePath(other) === image);
  if (built !== undefined) return built[1];
  if (deployment.source !== 'compose') {
    const holder = holderOf(deployment.file, units);
    if (holder !== undefined) return holder;
  }
  return called;
}

/** The folder of the deployment of the same name whose file is closest; none in a file of another unit's folder. */
function nearestNamesake(
  deployment: DeploymentFact,
  units: readonly Unit[],
  matched: ReadonlyMap<DeploymentFact, string>,
): { readonly folder: string; readonly shared: number } | undefined {
  const holder = holderOf(deployment.file, units);
  let best: { folder: string; shared: number } | undefined;
  for (const [other, folder] of matched) {
    if (!sameName(other, deployment)) continue;
    const otherHolder = holderOf(other.file, units);
    if (holder !== undefined && otherHolder !== undefined && holder !== otherHolder) continue;
    const score = shared(folderOf(other.file), deployment.file);
    if (score > (best?.shared ?? -1)) best = { folder, shared: score };
  }
  return best;
}

/** How many folders a path has in common with that of a file. */
function shared(folder: string, file: string): number {
  const left = folder === '.' ? [] : folder.split('/');
  const right = folderOf(file).split('/');
  const end = left.findIndex((part, index) => part !== right[index]);
  return end === -1 ? left.length : end;
}

function sameName(left: DeploymentFact, right: DeploymentFact): boolean {
  if (left.name === right.name) return true;
  const hosts = new Set(left.hosts.map(({ host }) => host));
  return (
    right.source !== 'compose' && (hosts.has(right.name) || right.hosts.some(({ host }) => hosts.has(host)))
  );
}

/** A stand-in for another service, made from this service's image with a script of the tests. */
function runsTestDouble({ command }: DeploymentFact): boolean {
  return command?.split(/[\s"']+/).some((word) => /\.[cm]?[jt]s$/.test(word) && isTestPath(word)) ?? false;
}

/** A task definition or manifest that lies in the folder of a service belongs to it; the root's to nobody. */
function holderOf(file: string, units: readonly Unit[]): string | undefined {
  const holders = units.filter(
    (unit) =>
      unit.folder !== '.' && (unit.package !== null || unit.project !== null) && isInside(file, unit.folder),
  );
  return holders.sort((left, right) => right.folder.length - left.folder.length)[0]?.folder;
}

/** The image without its version; '' where a variable hides its name, or where it only runs code that is mounted. */
function imagePath({ image, mounts }: DeploymentFact): string {
  if (mounts.length > 0) return '';
  const path = (image ?? '').replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  return path.includes('$') ? '' : path;
}

function imageWord({ image }: DeploymentFact): string {
  const name =
    image
      ?.replace(/@.*$/, '')
      .replace(/:[^/:]*$/, '')
      .split('/')
      .pop() ?? '';
  return name.includes('$') ? '' : name;
}

/** What a folder may be called by, in lower case. */
export const unitNames = oncePer((unit: Unit): readonly string[] => {
  return [
    unit.project?.name ?? '',
    unit.package === null ? '' : shortName(unit.package.manifest),
    unit.folder.split('/').pop() ?? '',
    ...unit.dockerfiles.map(({ suffix }) => suffix ?? ''),
    ...unit.names.map(({ name }) => name),
  ]
    .filter((name) => name !== '' && name !== '.')
    .map((name) => name.toLowerCase());
});

/** Of several folders with one name, the one that shares most of its path with the deployment file; else none. */
function closest(units: readonly Unit[], file: string): Unit | undefined {
  if (units.length < 2) return units[0];
  const ranked = units
    .map((unit) => ({ unit, score: shared(unit.folder, file) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  return first !== undefined && first.score > (second?.score ?? -1) ? first.unit : undefined;
}

function isInfrastructure(deployment: DeploymentFact, all: readonly DeploymentFact[]): boolean {
  const images = all.filter(({ name }) => name === deployment.name).flatMap(({ image }) => image ?? []);
  return images.some(isInfrastructureImage) || isInfrastructureName(deployment.name);
}

/** Containers with an image of their own and no code here, one for each name. */
function elsewhereServices(deployments: readonly DeploymentFact[]): readonly ElsewhereService[] {
  const names = [...new Set(deployments.map(({ name }) => name))].sort();
  return names.flatMap((name) => {
    const own = deployments.filter((deployment) => deployment.name === name);
    const runs = own.some(({ image, build }) => image !== null || build !== null);
    // Manifests are full of jobs and agents: what no Service names is called by nobody.
    const reachable = own.some(({ source, hosts }) => source === 'compose' || hosts.length > 0);
    return runs && reachable ? [{ name, deployments: own }] : [];
  });
}
