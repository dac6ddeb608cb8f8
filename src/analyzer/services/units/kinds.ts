import type { Repository } from '../../../model/repository.js';
import type { ServiceKind } from '../../../model/service.js';
import { isFrontend, isGatewayName, isProxy, serverFramework } from '../building/frameworks.js';
import type { ProjectFact } from '../fact.js';
import { type PackageManifest, shortName } from '../package-manifest.js';
import type { Unit } from './unit.js';

/** What telling the kind of a unit needs beside the unit. */
export interface UnitSource {
  readonly files: readonly string[];
  readonly entryFiles: readonly string[];
  readonly repository: Repository;
}

/** Folders that serve work on the repository; without a deployment they are no service. */
const toolFolders =
  /^(?:load-?gen(?:erator)?|scripts?|tools?|docs?|examples?|benchmarks?|storybook|infra|cdk)$/;
const webServer = /(?:^|\/)(?:nginx|httpd|caddy|openresty)(?:[-:/]|$)/;
const proxyServer = /(?:^|\/)(?:traefik|kong|haproxy|envoy|envoyproxy)(?:[-:/]|$)/;

/** The kind of service that a folder is, or null where it is none. */
export function kindOf(unit: Unit, source: UnitSource): ServiceKind | null {
  // A project that some tool lists may be written in another language, with a few scripts beside.
  const foreign = unit.project?.role !== undefined && unit.package === null && unit.language !== null;
  if (unit.project !== null && !foreign) return projectKind(unit, unit.project, source);
  if (unit.package !== null) return packageKind(unit, unit.package.manifest, source);
  return otherKind(unit, source);
}

function projectKind(unit: Unit, project: ProjectFact, source: UnitSource): ServiceKind | null {
  if (project.library) return 'library';
  if (project.role === 'frontend') return 'frontend';
  if (project.role === 'program' && !listens(source) && !answers(unit)) {
    const deployed = unit.dockerfiles.length > 0 || unit.deployments.length > 0;
    if (!deployed && toolFolders.test(unit.folder.split('/').pop() ?? '')) return null;
    return deployed || source.entryFiles.length > 0 ? 'job' : null;
  }
  const proxied = source.files.some((file) =>
    /['"](?:http-proxy(?:-middleware)?|@fastify\/http-proxy)['"]/.test(
      source.repository.readText(file) ?? '',
    ),
  );
  return proxied || isGatewayName(project.name) ? 'gateway' : 'service';
}

function packageKind(unit: Unit, manifest: PackageManifest, source: UnitSource): ServiceKind | null {
  const framework = serverFramework(manifest) !== null;
  const deployed = unit.dockerfiles.length > 0 || unit.deployments.length > 0;
  if (isNoService(unit, { framework, deployed, entered: source.entryFiles.length > 0 })) return null;
  if (unit.imported && !framework && unit.deployments.length === 0 && isImportable(manifest))
    return 'library';
  const starts = Object.keys(manifest.scripts).some((script) => /^(?:start|serve|dev)(?::|$)/.test(script));
  const library = !deployed && !starts && isImportable(manifest);
  if (isFrontend(manifest)) return library ? 'library' : 'frontend';
  if (isServer(unit, source, { framework, deployed, starts })) return serverKind(unit, manifest);
  if (deployed) return 'job';
  if (library) return 'library';
  return undeployedKind(unit, starts && source.entryFiles.length > 0);
}

/** Something that is started by hand, or a part of a workspace that says nothing of how it is used. */
function undeployedKind({ member, imported }: Unit, starts: boolean): ServiceKind | null {
  if (starts && !imported) return 'job';
  return member || imported ? 'library' : null;
}

/** The root of a workspace without a server of its own, and folders of tools that nothing deploys. */
function isNoService(
  unit: Unit,
  { framework, deployed, entered }: { framework: boolean; deployed: boolean; entered: boolean },
): boolean {
  if (unit.gathers && !(framework && entered)) return true;
  return !deployed && toolFolders.test(unit.folder.split('/').pop() ?? '');
}

function isImportable({ main, module, types, exports }: PackageManifest): boolean {
  return main !== '' || module !== '' || types !== '' || exports !== undefined;
}

function isServer(
  unit: Unit,
  source: UnitSource,
  { framework, deployed, starts }: { framework: boolean; deployed: boolean; starts: boolean },
): boolean {
  if (framework && (deployed || starts)) return true;
  if (deployed && answers(unit)) return true;
  return (framework || deployed || starts) && listens(source);
}

function serverKind(unit: Unit, manifest: PackageManifest): 'gateway' | 'service' {
  const names = [
    unit.folder.split('/').pop() ?? '',
    shortName(manifest),
    ...unit.deployments.map(({ name }) => name),
  ];
  return isProxy(manifest) || names.some(isGatewayName) ? 'gateway' : 'service';
}

function listens({ entryFiles, repository }: UnitSource): boolean {
  return entryFiles.some((file) =>
    /\.listen\(|\bcreateServer\(|\bNestFactory\.create|\bserve\(/.test(repository.readText(file) ?? ''),
  );
}

/** A deployment opens ports, or puts the code behind an API. */
function answers({ dockerfiles, deployments }: Unit): boolean {
  const opens = [...dockerfiles, ...deployments].some(({ ports }) => ports.length > 0);
  return opens || deployments.some(({ serves }) => serves === true);
}

/** A folder without a package.json: another language, a web server's configuration, or a script and its image. */
function otherKind(unit: Unit, source: UnitSource): ServiceKind | null {
  const { files, entryFiles } = source;
  const images = unit.dockerfiles.flatMap(({ baseImage }) => baseImage ?? []);
  const pages = files.some((file) => /\.html?$/.test(file));
  if (unit.language === null && images.some((image) => webServer.test(image)))
    return pages ? 'frontend' : 'gateway';
  if (images.some((image) => proxyServer.test(image))) return 'gateway';
  const deployed = unit.dockerfiles.length > 0 || unit.deployments.length > 0;
  if (deployed && unit.language === null && entryFiles.length > 0)
    return listens(source) || answers(unit) ? 'service' : 'job';
  const code = files.some((file) => /\.(?:go|py|java|kt|scala|cs|fs|rb|php|rs|ex|exs|cpp|swift)$/.test(file));
  return deployed && (unit.language !== null || code) ? 'other-language' : null;
}
