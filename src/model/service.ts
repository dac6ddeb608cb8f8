import type { Route } from './route.js';

export type ServiceKind = 'service' | 'gateway' | 'frontend' | 'job' | 'library' | 'other-language';

/** One place that says how a service is run: a compose service, a Dockerfile, an ECS task definition … */
export interface Deployable {
  readonly kind:
    | 'cloudformation'
    | 'compose'
    | 'copilot'
    | 'dapr'
    | 'dockerfile'
    | 'ecs-task-definition'
    | 'kubernetes'
    | 'process'
    | 'serverless';
  readonly file: string;
  /** JSON pointer into the file (`/services/order`), empty for the whole file. */
  readonly pointer: string;
}

/** A variable that a deployment gives to the service. */
export interface EnvironmentEntry {
  readonly name: string;
  readonly value: string;
  readonly file: string;
  readonly line: number;
}

export interface Service {
  readonly name: string;
  /** Folder of the service relative to the repository root, `.` for the root itself, '' where it is not in it. */
  readonly root: string;
  readonly kind: ServiceKind;
  /** False for a service that only an address names: its code is elsewhere. */
  readonly inRepo: boolean;
  /** Host names by which others reach it, sorted. */
  readonly aliases: readonly string[];
  /** Ports it listens on (container and published), sorted. */
  readonly ports: readonly number[];
  readonly language: 'typescript' | 'javascript' | 'other' | 'unknown';
  readonly module: 'esm' | 'cjs';
  /** `express`, `fastify`, `nestjs` … or null. */
  readonly framework: string | null;
  /** Path of the package.json that declares the framework, or null. */
  readonly packageJson: string | null;
  /** Folder that holds the source (`services/order/src`), `root` itself where there is none. */
  readonly sourceRoot: string;
  readonly entryFiles: readonly string[];
  /** Datastores seen in its dependencies (`postgres`, `mongodb`, `redis` …), sorted. */
  readonly datastores: readonly string[];
  readonly deployables: readonly Deployable[];
  readonly env: readonly EnvironmentEntry[];
  readonly routes: readonly Route[];
}
