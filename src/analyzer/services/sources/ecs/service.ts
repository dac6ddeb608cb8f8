import type { Repository } from '../../../../model/repository.js';
import { oncePer } from '../../../once-per.js';
import { folderOf } from '../../../paths.js';
import type { HostFact } from '../../fact.js';
import { jsonLineOf, readJson } from '../../texts/json-text.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';

/** An ECS service as `create-service` takes it or `describe-services` prints it. */
interface EcsService {
  readonly settings: LooseRecord;
  readonly file: string;
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

const servicesOf = oncePer((repository: Repository): readonly EcsService[] => {
  return repository.files.filter(mayHoldServices).flatMap(servicesIn);

  function servicesIn(file: string): readonly EcsService[] {
    const text = repository.readText(file) ?? '';
    if (!text.includes('"serviceConnectConfiguration"')) return [];
    const json = readJson(text, file);
    return 'problem' in json ? [] : found(json.value, [], text, file);
  }
});

function mayHoldServices(path: string): boolean {
  if (!path.endsWith('.json') || path.startsWith('infra/events/')) return false;
  return (
    /(?:^|\/)[\w.-]*service[\w.-]*\.json$/i.test(path) ||
    /(?:^|\/)(?:\.?aws|ecs|deploy\w*|infra\w*|ops)\//i.test(path)
  );
}

/** The service itself, or the `services` of a printed description. */
function found(
  value: unknown,
  path: readonly (string | number)[],
  text: string,
  file: string,
): readonly EcsService[] {
  const settings = recordOf(value);
  const nested = listOf(settings.services).flatMap((item, index) =>
    found(item, [...path, 'services', index], text, file),
  );
  if (settings.serviceConnectConfiguration === undefined) return nested;
  return [{ settings, file, lineOf: (steps) => jsonLineOf(text, [...path, ...steps]) }, ...nested];
}

/**
 * The names by which Service Connect reaches a container of a task definition: the client aliases of its ports, and
 * `discoveryName.namespace`, which it also registers in Cloud Map; without a discovery name that of the port.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html
 */
export function serviceConnectHosts(
  container: LooseRecord,
  definition: LooseRecord,
  file: string,
  repository: Repository,
): readonly HostFact[] {
  const family = textOf(definition.family) ?? '';
  const ports = listOf(container.portMappings).flatMap((mapping) => textOf(recordOf(mapping).name) ?? []);
  return servicesOf(repository)
    .filter((service) => runs(service, family, file))
    .flatMap((service) => connectedHosts(service, ports));
}

/** A service names the family of its task definition; one that names none means the definition beside it. */
function runs({ settings, file }: EcsService, family: string, definitionFile: string): boolean {
  const named = textOf(settings.taskDefinition);
  if (named === undefined || named === '' || /[$<{]/.test(named)) {
    return folderOf(file) === folderOf(definitionFile) && folderOf(file) !== '.';
  }
  return family !== '' && named.replace(/^arn:.*\/|:\d+$/g, '') === family;
}

function connectedHosts(
  { settings, file, lineOf }: EcsService,
  ports: readonly string[],
): readonly HostFact[] {
  const { enabled, namespace, services } = recordOf(settings.serviceConnectConfiguration);
  if (enabled === false) return [];
  const space = (textOf(namespace) ?? '').replace(/^arn:.*\//, '');
  return listOf(services).flatMap((item, index) => {
    const { portName, discoveryName, clientAliases } = recordOf(item);
    const port = textOf(portName) ?? '';
    if (!ports.includes(port)) return [];
    const path = ['serviceConnectConfiguration', 'services', index];
    const aliases = listOf(clientAliases).flatMap((alias, number) => {
      const host = textOf(recordOf(alias).dnsName);
      const line = lineOf([...path, 'clientAliases', number]);
      return host === undefined ? [] : [{ host, line, file }];
    });
    const name = textOf(discoveryName) ?? port;
    // The namespace of a definition is a name; in an ARN only its id is written.
    const full = space === '' || space.startsWith('ns-') ? [] : [`${name}.${space}`];
    return [...aliases, ...full.map((host) => ({ host, line: lineOf(path), file }))];
  });
}
