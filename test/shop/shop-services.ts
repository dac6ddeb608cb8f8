/** The services of the sample shop, in the order in which its compose file names them. */
export const serviceNames = [
  'order',
  'user',
  'discount',
  'payment',
  'loyalty',
  'fulfilment',
  'notification',
] as const;

export type ServiceName = (typeof serviceNames)[number];

/** The variables by which the services find each other on the given ports of this machine. */
export function addresses(ports: Readonly<Record<ServiceName, number>>): Record<string, string> {
  return Object.fromEntries(
    serviceNames.map((name) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[name]}`]),
  );
}
