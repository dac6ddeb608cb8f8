import { handlers } from './code/consumer/handlers.js';
import { consumerPackages } from './code/consumer/packages.js';
import { workers } from './code/consumer/workers.js';
import { producerPackages } from './code/producer/packages.js';
import { publishers } from './code/producer/publishers.js';
import { contracts } from './code/shared/contracts.js';
import { scaling, services, taskDefinitions } from './ecs/index.js';
import type { Emitter } from './emitter.js';
import { infrastructureReadme, resources } from './iac/index.js';

/** Every emitter, in the order in which a reader meets their files. */
export const emitters: readonly Emitter[] = [
  contracts,
  publishers,
  producerPackages,
  handlers,
  workers,
  consumerPackages,
  resources,
  taskDefinitions,
  services,
  scaling,
  infrastructureReadme,
];
