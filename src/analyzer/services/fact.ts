import type { Notice } from '../../model/notice.js';
import type { Repository } from '../../model/repository.js';
import type { Deployable, EnvironmentEntry } from '../../model/service.js';
import type { PackageManifest } from './package-manifest.js';

/** A folder with a package.json. Folders are relative to the root, `.` for the root itself, everywhere below. */
export interface PackageFact {
  readonly kind: 'package';
  readonly folder: string;
  readonly file: string;
  readonly manifest: PackageManifest;
}

/** A folder whose sub-folders named by glob patterns (`services/*`, `!services/old`) are one workspace. */
export interface WorkspaceFact {
  readonly kind: 'workspace';
  readonly folder: string;
  readonly patterns: readonly string[];
  readonly file: string;
}

/** One application or library of several that share a package.json. */
export interface ProjectFact {
  readonly kind: 'project';
  readonly name: string;
  readonly folder: string;
  readonly sourceRoot: string;
  readonly library: boolean;
  /** `frontend`: built for browsers; `program`: only its code tells whether it answers requests. */
  readonly role?: 'frontend' | 'program';
  readonly file: string;
}

/** A further name of what lies in a folder: a catalogue's, a function's. */
export interface NameFact {
  readonly kind: 'name';
  readonly folder: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** One line of a gateway's table: what begins with `prefix` is passed on to `host`. */
export interface GatewayRouteFact {
  readonly prefix: string;
  readonly host: string;
  readonly port: number | null;
  /** What stands in the place of the prefix when the request is passed on; null where the path stays. */
  readonly replacement: string | null;
  readonly line: number;
}

/** A name that a gateway gives to the host behind it; the host is '' where there are several. */
export interface UpstreamFact {
  readonly name: string;
  readonly host: string;
  readonly port: number | null;
}

/** The table of a gateway that is configured, not programmed: nginx, Kong, Traefik, Express Gateway. */
export interface GatewayFact {
  readonly kind: 'gateway';
  readonly file: string;
  readonly product: 'nginx' | 'kong' | 'traefik' | 'express-gateway';
  readonly listens: readonly PortFact[];
  readonly upstreams: readonly UpstreamFact[];
  readonly routes: readonly GatewayRouteFact[];
}

export interface DockerfileFact {
  readonly kind: 'dockerfile';
  readonly folder: string;
  readonly file: string;
  /** `order` of `Dockerfile.order` or `order.Dockerfile`, else null. */
  readonly suffix: string | null;
  /** Image of the last stage that is no other stage of the file. */
  readonly baseImage: string | null;
  readonly ports: readonly PortFact[];
  /** Paths of the repository or the image that the last stage names (WORKDIR, COPY, ENTRYPOINT, CMD). */
  readonly mentions: readonly string[];
  readonly command: string | null;
  /** The variables that the last stage sets, where it sets any. */
  readonly env?: readonly EnvironmentEntry[];
}

/** A folder with the manifest of another language (go.mod, pom.xml …). */
export interface LanguageFact {
  readonly kind: 'language';
  readonly folder: string;
  readonly file: string;
}

export interface PortFact {
  readonly port: number;
  readonly published: boolean;
  readonly line: number;
  /** Where it is written, if not in the file of the fact that holds it. */
  readonly file?: string;
}

/** A name under which others reach a container. */
export interface HostFact {
  readonly host: string;
  readonly line: number;
  /** Where it is written, if not in the file of the fact that holds it. */
  readonly file?: string;
}

/** One entry of a deployment file that says how a container runs. */
export interface DeploymentFact {
  readonly kind: 'deployment';
  readonly source: Exclude<Deployable['kind'], 'dockerfile'>;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly pointer: string;
  readonly build: {
    readonly context: string;
    /** Path of the Dockerfile in the repository. */
    readonly dockerfile: string;
    readonly args: readonly string[];
  } | null;
  readonly image: string | null;
  /** Folders of the repository that are mounted into the container. */
  readonly mounts: readonly string[];
  readonly command: string | null;
  readonly hosts: readonly HostFact[];
  readonly ports: readonly PortFact[];
  readonly env: readonly EnvironmentEntry[];
  /** True for what answers requests without a port of its own: a function behind an API. */
  readonly serves?: boolean;
  /** The overlay or values file that makes this one of several variants; its path tells of which stage. */
  readonly variant?: string;
}

/** What a deployment says where its file says nothing. */
export const unsaid = {
  build: null,
  image: null,
  mounts: [],
  command: null,
  hosts: [],
  ports: [],
  env: [],
} as const satisfies Partial<DeploymentFact>;

/** A host name that stands for another: an ExternalName, the public host of an ingress that leads to one Service. */
export interface AliasFact {
  readonly kind: 'alias';
  readonly source: DeploymentFact['source'];
  readonly host: string;
  readonly target: string;
  readonly file: string;
  readonly line: number;
}

/** Variables of a `.env` file. */
export interface EnvironmentFact {
  readonly kind: 'environment';
  readonly folder: string;
  readonly file: string;
  readonly entries: readonly EnvironmentEntry[];
}

/** A file that could not be understood. */
export interface ProblemFact {
  readonly kind: 'problem';
  readonly notice: Notice;
}

export type ServiceFact =
  | PackageFact
  | WorkspaceFact
  | ProjectFact
  | DockerfileFact
  | LanguageFact
  | DeploymentFact
  | AliasFact
  | NameFact
  | GatewayFact
  | EnvironmentFact
  | ProblemFact;

/** One place where services and their addresses are written down. Adding one is a file, a line in the registry, a test. */
export interface DiscoverySource {
  readonly id: string;
  /** Whether a path is a file of this source. */
  readonly files: (path: string) => boolean;
  /** What one file says. `repository` is for files that it refers to (env files, extended compose files). */
  readonly read: (text: string, path: string, repository: Repository) => readonly ServiceFact[];
}
