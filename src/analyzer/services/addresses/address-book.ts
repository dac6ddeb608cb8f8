import type { EnvironmentEntry } from '../../../model/service.js';

/** Where an address was read. `name` is the weakest: the service's folder or package merely has that name. */
export type AddressSource =
  | 'cloudformation'
  | 'compose'
  | 'configuration'
  | 'copilot'
  | 'dapr'
  | 'kubernetes'
  | 'ecs-task-definition'
  | 'gateway'
  | 'process'
  | 'serverless'
  | 'dockerfile'
  | 'env-file'
  | 'name';

/** A host name that reaches a service. */
export interface HostAddress {
  readonly host: string;
  readonly service: string;
  readonly source: AddressSource;
  readonly file: string;
  readonly line: number;
}

/** A port on which a service listens: `published` on the machine (`localhost:3001`), else in its own container. */
export interface PortAddress {
  readonly port: number;
  readonly service: string;
  readonly published: boolean;
  readonly source: AddressSource;
  readonly file: string;
  readonly line: number;
}

/** A row of a gateway's table: requests to the gateway whose path begins with `prefix` go on to `service`. */
export interface GatewayRoute {
  readonly gateway: string;
  readonly prefix: string;
  readonly service: string;
  /** What stands in the place of the prefix when the request is passed on; null where the path stays. */
  readonly replacement: string | null;
  readonly file: string;
  readonly line: number;
}

/** What the repository's deployment files say about who answers where. Plain data with look-ups over it. */
export interface AddressBook {
  readonly hosts: readonly HostAddress[];
  readonly ports: readonly PortAddress[];
  /** The tables of gateways that are configured, the most specific prefix of each gateway first. */
  readonly gatewayRoutes: readonly GatewayRoute[];
  /** Names of datastores, brokers and telemetry that the deployment files hold; lower case, sorted. */
  readonly infrastructureHosts: readonly string[];
  /**
   * The service that a host name (without port) reaches: compose and container names, aliases, Kubernetes names with
   * or without `.namespace.svc.cluster.local`; then folder and package names. Undefined when none or several match.
   */
  serviceOfHost(host: string): HostAddress | undefined;
  /** The one service that listens on a port; published ports win over container ports; undefined when ambiguous. */
  serviceOnPort(port: number): PortAddress | undefined;
  /** What the deployments give a service, the weightiest first; one name may come with several values. */
  environmentOf(service: string): readonly EnvironmentEntry[];
  /** True for hosts that are datastores, brokers, telemetry or sidecars, declared or by a well-known name. */
  isInfrastructureHost(host: string): boolean;
  /**
   * The book as one service sees it: of several services with one host name or port (examples side by side, files of
   * several stages) the one of its own deployment files is meant.
   */
  seenFrom(service: string): AddressBook;
}
