import { describe, expect, it } from 'vitest';
import { consumerQueue } from '../../../src/generators/iac/consumer-resources.js';
import { routers } from '../../../src/generators/routers/index.js';
import { consumer, message } from '../infrastructure-fixture.js';

function partsOf(router: 'sqs' | 'sns'): object {
  const sorted = message('depot.ParcelSorted', router, [consumer('depot.ParcelSorted', 'mail')]);
  const queue = consumerQueue(sorted, 'mail');
  const { queueStatements, deadLetterQueueStatements, ...parts } = routers[router].parts(sorted, [queue]);
  return {
    ...parts,
    queueStatements: queueStatements(queue),
    deadLetterQueueStatements: deadLetterQueueStatements(queue),
  };
}

function allowTopic(Sid: string, queue: string): object {
  return {
    Sid,
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: { 'Fn::GetAtt': [queue, 'Arn'] },
    Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'DepotParcelSortedTopic' } } },
  };
}

describe('routers', () => {
  it('sqs: the producer sends to the queue itself', () => {
    expect(partsOf('sqs')).toEqual({
      resources: {},
      queueStatements: [],
      deadLetterQueueStatements: [],
      producerStatement: {
        Sid: 'ParcelSortedSend',
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: [{ 'Fn::GetAtt': ['MailParcelSortedQueue', 'Arn'] }],
      },
      address: {
        Description: 'EDA_PARCEL_SORTED_QUEUE_URL of depot',
        Value: { Ref: 'MailParcelSortedQueue' },
      },
    });
  });

  it('sns: a topic delivers to the queue of each consumer', () => {
    expect(partsOf('sns')).toEqual({
      resources: {
        DepotParcelSortedTopic: {
          Type: 'AWS::SNS::Topic',
          Metadata: { Description: 'Where depot publishes depot.ParcelSorted.' },
          DeletionPolicy: 'RetainExceptOnCreate',
          UpdateReplacePolicy: 'Retain',
          Properties: { TopicName: 'depot-parcel-sorted', KmsMasterKeyId: 'alias/aws/sns' },
        },
        DepotParcelSortedTopicPolicy: {
          Type: 'AWS::SNS::TopicPolicy',
          Metadata: { Description: 'depot.ParcelSorted is published over TLS only.' },
          Properties: {
            Topics: [{ Ref: 'DepotParcelSortedTopic' }],
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Sid: 'DenyWithoutTls',
                  Effect: 'Deny',
                  Principal: '*',
                  Action: 'sns:Publish',
                  Resource: { Ref: 'DepotParcelSortedTopic' },
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
                },
              ],
            },
          },
        },
        MailParcelSortedSubscription: {
          Type: 'AWS::SNS::Subscription',
          Metadata: { Description: 'Delivers depot.ParcelSorted to the queue of mail.' },
          DependsOn: ['MailParcelSortedQueuePolicy', 'MailParcelSortedDeadLetterQueuePolicy'],
          Properties: {
            TopicArn: { Ref: 'DepotParcelSortedTopic' },
            Protocol: 'sqs',
            Endpoint: { 'Fn::GetAtt': ['MailParcelSortedQueue', 'Arn'] },
            RawMessageDelivery: true,
            RedrivePolicy: {
              deadLetterTargetArn: { 'Fn::GetAtt': ['MailParcelSortedDeadLetterQueue', 'Arn'] },
            },
          },
        },
      },
      queueStatements: [allowTopic('AllowTopic', 'MailParcelSortedQueue')],
      deadLetterQueueStatements: [allowTopic('AllowUndeliverable', 'MailParcelSortedDeadLetterQueue')],
      producerStatement: {
        Sid: 'ParcelSortedPublish',
        Effect: 'Allow',
        Action: 'sns:Publish',
        Resource: { Ref: 'DepotParcelSortedTopic' },
      },
      address: {
        Description: 'EDA_PARCEL_SORTED_TOPIC_ARN of depot',
        Value: { Ref: 'DepotParcelSortedTopic' },
      },
    });
  });
});
