import type { HostFact } from '../../fact.js';
import { listOf, recordOf } from '../../texts/record.js';
import type { CloudResource, CloudTemplate } from './template.js';

/** A name of an ECS service; `port` is the named port that it leads to, undefined for the service as a whole. */
export interface DiscoveryHost extends HostFact {
  readonly port: string | undefined;
}

/** The names that the ECS services of a task definition have in Service Connect and in Cloud Map. */
export function discoveryHosts(task: CloudResource, template: CloudTemplate): readonly DiscoveryHost[] {
  const services = template.resources.filter(
    ({ type, properties }) =>
      type === 'AWS::ECS::Service' && template.referenced(properties.TaskDefinition) === task.id,
  );
  return services.flatMap((service) => [
    ...connectHosts(service, template),
    ...registryHosts(service, template),
  ]);
}

/**
 * Service Connect: the DNS names of the client aliases; where there are none, the discovery name, which is the port's
 * name where it is not set, alone and in its namespace.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-ecs-service-serviceconnectservice.html
 */
function connectHosts({ id, properties }: CloudResource, template: CloudTemplate): readonly DiscoveryHost[] {
  const connect = recordOf(properties.ServiceConnectConfiguration);
  const namespace = namespaceOf(connect.Namespace, template);
  return listOf(connect.Services).flatMap((item, index) => {
    const { PortName, DiscoveryName, ClientAliases } = recordOf(item);
    const port = template.text(PortName);
    const pointer = ['Resources', id, 'Properties', 'ServiceConnectConfiguration', 'Services', index];
    const line = template.lineOf(pointer);
    const aliases = listOf(ClientAliases).flatMap((alias) => template.text(recordOf(alias).DnsName) ?? []);
    const discovery = template.text(DiscoveryName) ?? port;
    const named = discovery === undefined ? [] : [discovery, ...inNamespace(discovery, namespace)];
    return [...new Set([...aliases, ...named])].map((host) => ({ host, line, port }));
  });
}

/** Cloud Map: the name of the registered service in its namespace. */
function registryHosts({ id, properties }: CloudResource, template: CloudTemplate): readonly DiscoveryHost[] {
  return listOf(properties.ServiceRegistries).flatMap((item, index) => {
    const registry = template.resource(template.referenced(recordOf(item).RegistryArn) ?? '');
    if (registry?.type !== 'AWS::ServiceDiscovery::Service') return [];
    const name = template.text(registry.properties.Name);
    const { NamespaceId, DnsConfig } = registry.properties;
    const namespace = namespaceOf(NamespaceId ?? recordOf(DnsConfig).NamespaceId, template);
    const line = template.lineOf(['Resources', id, 'Properties', 'ServiceRegistries', index]);
    const hosts = name === undefined ? [] : inNamespace(name, namespace);
    return hosts.map((host) => ({ host, line, port: undefined }));
  });
}

function inNamespace(name: string, namespace: string | undefined): readonly string[] {
  return namespace === undefined ? [] : [`${name}.${namespace}`];
}

/** The name of a namespace that the template makes, or that it names. */
function namespaceOf(value: unknown, template: CloudTemplate): string | undefined {
  const resource = template.resource(template.referenced(value) ?? '');
  const name = template.text(resource === undefined ? value : resource.properties.Name);
  return name?.includes('$') ? undefined : name;
}
