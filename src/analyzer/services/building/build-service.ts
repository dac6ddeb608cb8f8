import type { Repository } from '../../../model/repository.js';
import type { Deployable, Service, ServiceKind } from '../../../model/service.js';
import { fileIn } from '../../paths.js';
import type { ServicePort } from '../addresses/service-ports.js';
import { environmentEntries } from '../deployments/environment.js';
import type { EnvironmentFact } from '../fact.js';
import type { PackageManifest } from '../package-manifest.js';
import type { UnitSource } from '../units/kinds.js';
import type { Unit } from '../units/unit.js';
import { datastoresOf } from './datastores.js';
import { entryFiles } from './entry-files.js';
import { packagesOfFramework, serverFramework } from './frameworks.js';
import { moduleFormat } from './module-format.js';

/** The source folder of a unit: what its project says, `src` where it has one, else the folder itself. */
function sourceRootOf(unit: Unit, files: readonly string[]): string {
  if (unit.project !== null) return unit.project.sourceRoot;
  const source = fileIn(unit.folder, 'src');
  const holds = files.some((file) => file.startsWith(`${source}/`) && /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file));
  return holds ? source : unit.folder;
}

/** The files and entry points of a unit. `files` are those that no deeper unit has. */
export function sourceOfUnit(unit: Unit, files: readonly string[], repository: Repository): UnitSource {
  const manifest = unit.package?.manifest ?? null;
  const commands = [...unit.deployments, ...unit.dockerfiles].flatMap(({ command }) => command ?? []);
  const entries = entryFiles(unit.folder, sourceRootOf(unit, files), { manifest, commands }, new Set(files));
  return { files, entryFiles: entries, repository };
}

/** What a service is made from. */
export interface ServiceParts {
  readonly name: string;
  readonly kind: ServiceKind;
  readonly unit: Unit;
  readonly source: UnitSource;
  readonly ports: readonly ServicePort[];
  readonly envFiles: readonly EnvironmentFact[];
}

/** Puts together the plain description of a service; its routes come later. */
export function buildService({ name, kind, unit, source, ports, envFiles }: ServiceParts): Service {
  const { files, repository } = source;
  const owner = unit.package ?? unit.sharedPackage;
  const manifest = owner?.manifest ?? null;
  const sourceRoot = sourceRootOf(unit, files);
  const language = languageOf(unit, kind, files);
  const used = manifest === null ? new Set<string>() : usedPackages(unit, manifest, source);
  const hosts = unit.deployments.flatMap((deployment) => deployment.hosts.map(({ host }) => host));
  return {
    name,
    root: unit.folder,
    kind,
    inRepo: true,
    aliases: [
      ...new Set([...hosts.filter((host) => !host.includes('$')), ...unit.names.map((fact) => fact.name)]),
    ].sort(),
    ports: [...new Set(ports.map(({ port }) => port))].sort((a, b) => a - b),
    language,
    module: moduleFormat(unit.folder, manifest, language === 'typescript', repository),
    framework: frameworkOf(unit, kind, used),
    packageJson: language === 'other' ? null : packageJsonOf(unit),
    sourceRoot,
    entryFiles: source.entryFiles,
    datastores: datastoresOf(used),
    deployables: deployablesOf(unit),
    env: kind === 'library' ? [] : environmentEntries(unit, envFiles),
    routes: [],
  };
}

function languageOf(unit: Unit, kind: ServiceKind, files: readonly string[]): Service['language'] {
  if (kind === 'other-language') return 'other';
  const script = unit.package !== null || unit.project !== null;
  if (script && files.some((file) => /\.[cm]?tsx?$/.test(file) && !/\.d\.[cm]?ts$/.test(file)))
    return 'typescript';
  return files.some((file) => /\.(?:[cm]?js|jsx)$/.test(file)) ? 'javascript' : 'unknown';
}

/** The packages that a unit uses: of a shared package.json only those that its own source names. */
function usedPackages(
  unit: Unit,
  manifest: PackageManifest,
  { files, repository }: UnitSource,
): ReadonlySet<string> {
  const declared = Object.keys(manifest.dependencies);
  if (unit.package !== null) return new Set(declared);
  const texts = files
    .filter((file) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file))
    .map((file) => repository.readText(file) ?? '');
  const named = (name: string): boolean =>
    texts.some((text) =>
      ["'", '"'].some(
        (quote) => text.includes(`${quote}${name}${quote}`) || text.includes(`${quote}${name}/`),
      ),
    );
  return new Set(declared.filter(named));
}

function frameworkOf(unit: Unit, kind: ServiceKind, used: ReadonlySet<string>): string | null {
  if (kind === 'other-language' || kind === 'library') return null;
  if (kind === 'frontend') return used.has('next') ? 'next' : null;
  const own = unit.package?.manifest;
  const framework = own === undefined ? null : serverFramework(own);
  if (framework !== null) return framework;
  const shared = unit.sharedPackage?.manifest ?? null;
  if (shared === null) return null;
  // A workspace may declare the framework once, at its root, for packages that import it.
  const inherited = serverFramework(shared);
  return inherited !== null && packagesOfFramework(inherited).some((name) => used.has(name))
    ? inherited
    : null;
}

function packageJsonOf(unit: Unit): string | null {
  if (unit.package !== null) return unit.package.file;
  return unit.sharedPackage?.file ?? null;
}

function deployablesOf(unit: Unit): readonly Deployable[] {
  const all: Deployable[] = [
    ...unit.dockerfiles.map(({ file }) => ({ kind: 'dockerfile' as const, file, pointer: '' })),
    ...unit.deployments.map(({ source, file, pointer }) => ({ kind: source, file, pointer })),
  ];
  const key = ({ kind, file, pointer }: Deployable): string => `${file}#${pointer}#${kind}`;
  const unique = [...new Map(all.map((deployable) => [key(deployable), deployable])).values()];
  return unique.sort((left, right) => (key(left) < key(right) ? -1 : 1));
}
