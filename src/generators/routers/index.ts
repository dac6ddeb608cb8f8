import type { MessageSpec } from '../../model/message-spec.js';
import type { RouterInfrastructure } from './router.js';
import { snsRouter } from './sns.js';
import { sqsRouter } from './sqs.js';

/** Every router whose infrastructure is generated. */
export const routers: Readonly<Record<MessageSpec['router'], RouterInfrastructure>> = {
  sqs: sqsRouter,
  sns: snsRouter,
};
