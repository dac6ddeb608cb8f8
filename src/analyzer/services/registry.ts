import type { DiscoverySource } from './fact.js';
import { backstage } from './sources/backstage.js';
import { cloudformation } from './sources/cloudformation/cloudformation.js';
import { serverless } from './sources/cloudformation/serverless.js';
import { compose } from './sources/compose/compose.js';
import { daprAnnotations } from './sources/dapr/annotations.js';
import { dapr } from './sources/dapr/dapr.js';
import { dockerfile } from './sources/dockerfile.js';
import { copilot } from './sources/ecs/copilot.js';
import { ecsTaskDefinition } from './sources/ecs/task-definition.js';
import { envFiles } from './sources/env-files.js';
import { expressGateway } from './sources/gateways/express-gateway.js';
import { kong } from './sources/gateways/kong.js';
import { nginx } from './sources/gateways/nginx.js';
import { traefik } from './sources/gateways/traefik.js';
import { helm } from './sources/helm/helm.js';
import { helmValues } from './sources/helm/values.js';
import { kubernetes } from './sources/kubernetes/kubernetes.js';
import { kustomize } from './sources/kustomize/kustomize.js';
import { languageMarkers } from './sources/language-markers.js';
import { pm2 } from './sources/processes/pm2.js';
import { procfile } from './sources/processes/procfile.js';
import { nestCli } from './sources/workspaces/nest-cli.js';
import { nx } from './sources/workspaces/nx.js';
import { packageJson } from './sources/workspaces/package-json.js';
import { rush } from './sources/workspaces/rush.js';
import { workspaceFiles } from './sources/workspaces/workspace-files.js';

/**
 * Every place where services and addresses are looked for, in the order in which facts win: packages and folders,
 * images, deployments, processes, gateways, and last files of variables. To add one, write its file (a folder where it
 * takes several), add it where it belongs in the order, and add its cases to the tests.
 */
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
