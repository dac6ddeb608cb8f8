import type { Notice } from '../../model/notice.js';
import type { Repository } from '../../model/repository.js';
import type { EnvironmentEntry } from '../../model/service.js';
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
  readonly file: string;
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
}

/** One entry of a deployment file that says how a container runs. */
export interface DeploymentFact {
  readonly kind: 'deployment';
  readonly source: 'compose' | 'kubernetes' | 'ecs-task-definition';
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
  readonly hosts: readonly { readonly host: string; readonly line: number }[];
  readonly ports: readonly PortFact[];
  readonly env: readonly EnvironmentEntry[];
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
