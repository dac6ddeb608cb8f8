import type {
  DeploymentFact,
  DockerfileFact,
  LanguageFact,
  NameFact,
  PackageFact,
  ProjectFact,
} from '../fact.js';

/** A folder that may be a service, with everything that the facts say about it. */
export interface Unit {
  readonly folder: string;
  readonly package: PackageFact | null;
  /** The nearest package.json above, where the folder has none of its own. */
  readonly sharedPackage: PackageFact | null;
  readonly project: ProjectFact | null;
  readonly dockerfiles: readonly DockerfileFact[];
  readonly language: LanguageFact | null;
  /** A package that a workspace lists. */
  readonly member: boolean;
  /** Another package of the repository depends on this one. */
  readonly imported: boolean;
  /** A folder whose package.json only holds a workspace or several projects together. */
  readonly gathers: boolean;
  readonly deployments: readonly DeploymentFact[];
  /** The folder of the repository that holds it, where several lie side by side; else null. */
  readonly checkout: string | null;
  /** Further names, of catalogues and the like. */
  readonly names: readonly NameFact[];
}

/** A container that no folder of the repository makes. */
export interface ElsewhereService {
  readonly name: string;
  readonly deployments: readonly DeploymentFact[];
}
