import type { DiscoverySource } from './fact.js';
import { backstage } from './sources/backstage.js';
import { cloudformation } from './sources/cloudformation.js';
import { compose } from './sources/compose.js';
import { copilot } from './sources/copilot.js';
import { dapr } from './sources/dapr.js';
import { daprAnnotations } from './sources/dapr-annotations.js';
import { dockerfile } from './sources/dockerfile.js';
import { ecsTaskDefinition } from './sources/ecs-task-definition.js';
import { envFiles } from './sources/env-files.js';
import { expressGateway } from './sources/express-gateway.js';
import { helm } from './sources/helm.js';
import { helmValues } from './sources/helm-values.js';
import { kong } from './sources/kong.js';
import { kubernetes } from './sources/kubernetes.js';
import { kustomize } from './sources/kustomize.js';
import { languageMarkers } from './sources/language-markers.js';
import { nestCli } from './sources/nest-cli.js';
import { nginx } from './sources/nginx.js';
import { nx } from './sources/nx.js';
import { packageJson } from './sources/package-json.js';
import { pm2 } from './sources/pm2.js';
import { procfile } from './sources/procfile.js';
import { rush } from './sources/rush.js';
import { serverless } from './sources/serverless.js';
import { traefik } from './sources/traefik.js';
import { workspaceFiles } from './sources/workspace-files.js';

/** Every place where services and addresses are looked for, in the order in which facts win. */
export const discoverySources: readonly DiscoverySource[] = [
  packageJson,
  workspaceFiles,
  rush,
  nestCli,
  nx,
  backstage,
  dockerfile,
  languageMarkers,
  compose,
  kubernetes,
  kustomize,
  helm,
  helmValues,
  ecsTaskDefinition,
  cloudformation,
  copilot,
  serverless,
  procfile,
  pm2,
  dapr,
  daprAnnotations,
  nginx,
  kong,
  traefik,
  expressGateway,
  envFiles,
];
