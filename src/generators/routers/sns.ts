import type { MessageSpec } from '../../model/message-spec.js';
import { logicalId } from '../iac/logical-id.js';
import {
  arnOf,
  denyWithoutTls,
  keepData,
  type PolicyStatement,
  policy,
  type Resource,
  type Resources,
  ref,
} from '../iac/template.js';
import { addressVariable, messageNames, topicName } from '../naming.js';
import type { ConsumerQueue, RouterInfrastructure } from './router.js';

/** Fan-out: the producer publishes to a topic, and the topic delivers to the queue of each consumer. */
export const snsRouter: RouterInfrastructure = {
  id: 'sns',
  parts: (message, queues) => {
    const topicId = logicalId(topicName(message.name), 'Topic');
    return {
      resources: {
        [topicId]: topic(message),
        [logicalId(topicName(message.name), 'TopicPolicy')]: topicPolicy(message, topicId),
        ...subscriptions(message, topicId, queues),
      },
      queueStatements: ({ queueId }) => [allowTopic('AllowTopic', topicId, queueId)],
      deadLetterQueueStatements: ({ deadLetterQueueId }) => [
        allowTopic('AllowUndeliverable', topicId, deadLetterQueueId),
      ],
      producerStatement: {
        Sid: logicalId(messageNames(message.name).file, 'Publish'),
        Effect: 'Allow',
        Action: 'sns:Publish',
        Resource: ref(topicId),
      },
      address: { Description: `${addressVariable(message)} of ${message.producer}`, Value: ref(topicId) },
    };
  },
};

function topic(message: MessageSpec): Resource {
  return {
    Type: 'AWS::SNS::Topic',
    Metadata: { Description: `Where ${message.producer} publishes ${message.name}.` },
    ...keepData,
    Properties: {
      TopicName: topicName(message.name),
      // The key that AWS keeps for SNS: encryption at rest without a key of one's own.
      KmsMasterKeyId: 'alias/aws/sns',
    },
  };
}

function topicPolicy(message: MessageSpec, topicId: string): Resource {
  return {
    Type: 'AWS::SNS::TopicPolicy',
    Metadata: { Description: `${message.name} is published over TLS only.` },
    Properties: { Topics: [ref(topicId)], PolicyDocument: policy([denyWithoutTls('sns', ref(topicId))]) },
  };
}

function subscriptions(message: MessageSpec, topicId: string, queues: readonly ConsumerQueue[]): Resources {
  return Object.fromEntries(
    queues.map((queue): [string, Resource] => [
      logicalId(queue.name, 'Subscription'),
      {
        Type: 'AWS::SNS::Subscription',
        Metadata: { Description: `Delivers ${message.name} to the queue of ${queue.consumer}.` },
        // A topic that is in use would deliver before the queue lets it.
        DependsOn: [queue.queuePolicyId, queue.deadLetterQueuePolicyId],
        Properties: {
          TopicArn: ref(topicId),
          Protocol: 'sqs',
          Endpoint: arnOf(queue.queueId),
          // Without it the body of the queue message would be an SNS notification around the envelope.
          RawMessageDelivery: true,
          RedrivePolicy: { deadLetterTargetArn: arnOf(queue.deadLetterQueueId) },
        },
      },
    ]),
  );
}

function allowTopic(sid: string, topicId: string, queueId: string): PolicyStatement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: arnOf(queueId),
    Condition: { ArnEquals: { 'aws:SourceArn': ref(topicId) } },
  };
}
