import type { DiscoverySource } from './fact.js';
import { compose } from './sources/compose.js';
import { dockerfile } from './sources/dockerfile.js';
import { ecsTaskDefinition } from './sources/ecs-task-definition.js';
import { envFiles } from './sources/env-files.js';
import { kubernetes } from './sources/kubernetes.js';
import { languageMarkers } from './sources/language-markers.js';
import { nestCli } from './sources/nest-cli.js';
import { packageJson } from './sources/package-json.js';
import { workspaceFiles } from './sources/workspace-files.js';

/** Every place where services and addresses are looked for, in the order in which facts win. */
export const discoverySources: readonly DiscoverySource[] = [
  packageJson,
  workspaceFiles,
  nestCli,
  dockerfile,
  languageMarkers,
  compose,
  kubernetes,
  ecsTaskDefinition,
  envFiles,
];
