import type { Repository } from '../../../model/repository.js';
import { readDotenv } from '../dotenv.js';
import type { DeploymentFact, DiscoverySource, PortFact } from '../fact.js';
import { interpolate } from '../interpolation.js';
import { fileIn, folderOf, joinInside } from '../paths.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../record.js';
import { readYaml, type YamlDocument } from '../yaml-text.js';
import { composeEnvironment } from './compose-environment.js';
import { portsOf } from './compose-ports.js';

/** All that reading one service of a compose file needs. */
export interface ComposeContext {
  readonly file: string;
  readonly folder: string;
  readonly document: YamlDocument;
  readonly repository: Repository;
  readonly resolve: (text: string) => string;
}

/** docker-compose: services with their build folder, names, ports and variables. Every compose file is read. */
export const compose: DiscoverySource = {
  id: 'compose',
  files: (path) => /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(path),
  read(text, path, repository) {
    const yaml = readYaml(text, path);
    if ('problem' in yaml) return [yaml.problem];
    const [document] = yaml.documents;
    if (document === undefined) return [];
    const folder = folderOf(path);
    const variables = dotenvBeside(folder, repository);
    const resolve = (value: string): string => interpolate(value, variables);
    const context = { file: path, folder, document, repository, resolve };
    return Object.keys(recordOf(recordOf(document.value).services)).map((name) =>
      deploymentOf(name, context),
    );
  },
};

/** Compose takes variables from the `.env` beside the file. */
function dotenvBeside(folder: string, repository: Repository): ReadonlyMap<string, string> {
  const file = fileIn(folder, '.env');
  const entries = readDotenv(repository.readText(file) ?? '', file);
  return new Map(entries.map(({ name, value }) => [name, value]));
}

function deploymentOf(name: string, context: ComposeContext): DeploymentFact {
  const { file, document, resolve } = context;
  const settings = settingsOf(name, context, 0);
  const command = listOf(settings.command).flatMap((word) => textOf(word) ?? []);
  const image = textOf(settings.image);
  return {
    kind: 'deployment',
    source: 'compose',
    name,
    file,
    line: document.lineOf(['services', name]),
    pointer: `/services/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    build: buildOf(settings.build, context),
    image: image === undefined ? null : resolve(image),
    mounts: mountsOf(settings.volumes, context),
    command: command.length > 0 ? command.join(' ') : null,
    hosts: hostsOf(name, settings, context),
    ports: openPorts(name, settings, context),
    env: composeEnvironment(name, settings, context),
  };
}

/** The service with what `extends` gives it: own members win, variables and ports add up. */
function settingsOf(name: string, context: ComposeContext, depth: number): LooseRecord {
  const own = recordOf(recordOf(recordOf(context.document.value).services)[name]);
  const base = own.extends;
  // Deeper chains are no compose file that somebody runs; a cycle is a mistake that Compose itself refuses.
  if (base === undefined || depth >= 5) return own;
  const from = textOf(base) ?? textOf(recordOf(base).service);
  if (from === undefined) return own;
  const other = otherFile(textOf(recordOf(base).file), context);
  if (other === undefined) return own;
  const inherited = settingsOf(from, other, depth + 1);
  return {
    ...inherited,
    ...own,
    environment: { ...environmentRecord(inherited), ...environmentRecord(own) },
    ports: [...listOf(inherited.ports), ...listOf(own.ports)],
  };
}

function environmentRecord(settings: LooseRecord): LooseRecord {
  const { environment } = settings;
  if (!Array.isArray(environment)) return recordOf(environment);
  return Object.fromEntries(
    environment.flatMap((item) => [/^([^=]+)=([\s\S]*)$/.exec(String(item))?.slice(1) ?? []]),
  );
}

function otherFile(name: string | undefined, context: ComposeContext): ComposeContext | undefined {
  if (name === undefined) return context;
  const file = joinInside(context.folder, name);
  const text = file === undefined ? undefined : context.repository.readText(file);
  if (file === undefined || text === undefined) return undefined;
  const yaml = readYaml(text, file);
  const document = 'problem' in yaml ? undefined : yaml.documents[0];
  return document === undefined ? undefined : { ...context, file, folder: folderOf(file), document };
}

function buildOf(build: unknown, { folder, resolve }: ComposeContext): DeploymentFact['build'] {
  const settings = recordOf(build);
  const written = textOf(build) ?? (build === undefined ? undefined : (textOf(settings.context) ?? '.'));
  if (written === undefined) return null;
  const context = joinInside(folder, resolve(written));
  // A build outside the repository: its code is elsewhere.
  if (context === undefined) return null;
  const dockerfile = joinInside(context, resolve(textOf(settings.dockerfile) ?? 'Dockerfile'));
  const args = settings.args;
  const values = Array.isArray(args)
    ? args.map((item) => String(item).replace(/^[^=]*=/, ''))
    : Object.values(recordOf(args)).flatMap((value) => textOf(value) ?? []);
  return { context, dockerfile: dockerfile ?? fileIn(context, 'Dockerfile'), args: values.map(resolve) };
}

function mountsOf(volumes: unknown, { folder, resolve }: ComposeContext): readonly string[] {
  return listOf(volumes).flatMap((volume) => {
    const source = textOf(volume)?.split(':')[0] ?? textOf(recordOf(volume).source);
    const path = source === undefined ? '' : resolve(source);
    return path.startsWith('.') ? (joinInside(folder, path) ?? []) : [];
  });
}

function hostsOf(
  name: string,
  settings: LooseRecord,
  { document, resolve }: ComposeContext,
): DeploymentFact['hosts'] {
  const line = (...path: string[]): number => document.lineOf(['services', name, ...path]);
  const hosts = [{ host: name, line: line() }];
  for (const member of ['container_name', 'hostname']) {
    const host = textOf(settings[member]);
    if (host !== undefined) hosts.push({ host: resolve(host), line: line(member) });
  }
  for (const [network, options] of Object.entries(recordOf(settings.networks))) {
    for (const alias of listOf(recordOf(options).aliases)) {
      const host = textOf(alias);
      if (host !== undefined) hosts.push({ host: resolve(host), line: line('networks', network, 'aliases') });
    }
  }
  return hosts.filter(({ host }, index) => hosts.findIndex((other) => other.host === host) === index);
}

function openPorts(name: string, settings: LooseRecord, context: ComposeContext): readonly PortFact[] {
  const { document, resolve } = context;
  const published = listOf(settings.ports).flatMap((item, index) =>
    portsOf(item, document.lineOf(['services', name, 'ports', index]), resolve),
  );
  const exposed = listOf(settings.expose).flatMap((item, index) =>
    portsOf(item, document.lineOf(['services', name, 'expose', index]), resolve),
  );
  return [...published, ...exposed];
}
