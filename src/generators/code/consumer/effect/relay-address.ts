import type { Analysis } from '../../../../model/analysis.js';
import type { Service } from '../../../../model/service.js';

/**
 * The address by which a service is reached inside the deployment: the one that other services are given for it, else
 * its first host name and port.
 */
export function relayAddressOf(service: Service, analysis: Analysis): string {
  const given = analysis.services
    .filter(({ name }) => name !== service.name)
    .flatMap(({ env }) => env)
    .map(({ value }) => originOf(value, service))
    .find((origin) => origin !== undefined);
  if (given !== undefined) return given;
  const host = service.aliases.find((alias) => alias === service.name) ?? service.aliases[0] ?? service.name;
  const [port] = service.ports;
  return `http://${host}${port === undefined || port === 80 ? '' : `:${port}`}`;
}

function originOf(value: string, service: Service): string | undefined {
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  return service.aliases.includes(url.hostname) || url.hostname === service.name ? url.origin : undefined;
}
