import { logicalId } from '../iac/logical-id.js';
import { arnOf, ref } from '../iac/template.js';
import { addressVariable, messageNames } from '../naming.js';
import type { RouterInfrastructure } from './router.js';

/** Point to point: the producer sends to the queue of the one consumer, and nothing stands between. */
export const sqsRouter: RouterInfrastructure = {
  id: 'sqs',
  parts: (message, queues) => ({
    resources: {},
    queueStatements: () => [],
    deadLetterQueueStatements: () => [],
    producerStatement: {
      Sid: logicalId(messageNames(message.name).file, 'Send'),
      Effect: 'Allow',
      Action: 'sqs:SendMessage',
      Resource: queues.map(({ queueId }) => arnOf(queueId)),
    },
    address: {
      Description: `${addressVariable(message)} of ${message.producer}`,
      Value: ref(queues[0]?.queueId ?? ''),
    },
  }),
};
