import type { MessageSpec } from '../../model/message-spec.js';
import { visibilityTimeoutSeconds, type WorkerFigures } from '../ecs/worker-defaults.js';
import { deadLetterQueueName, queueName } from '../naming.js';
import type { ConsumerQueue, RouterParts } from '../routers/router.js';
import { logicalId } from './logical-id.js';
import {
  arnOf,
  denyWithoutTls,
  inThisRegion,
  keepData,
  type PolicyStatement,
  policy,
  type Resource,
  type Resources,
  ref,
} from './template.js';

/** Names and logical ids of the queue of one consumer of a message. */
export function consumerQueue(message: MessageSpec, consumer: string): ConsumerQueue {
  const name = queueName(message.name, consumer);
  return {
    name,
    consumer,
    queueId: logicalId(name, 'Queue'),
    queuePolicyId: logicalId(name, 'QueuePolicy'),
    deadLetterQueueId: logicalId(name, 'DeadLetterQueue'),
    deadLetterQueuePolicyId: logicalId(name, 'DeadLetterQueuePolicy'),
  };
}

/** Everything that one consumer of a message needs: its queues, who may use them, and what watches over them. */
export function consumerResources(
  message: MessageSpec,
  queue: ConsumerQueue,
  router: RouterParts,
  figures: WorkerFigures,
): Resources {
  const { name, queueId, deadLetterQueueId } = queue;
  return {
    [queueId]: mainQueue(message, queue, figures),
    [queue.queuePolicyId]: queuePolicy(queueId, router.queueStatements(queue)),
    [deadLetterQueueId]: deadLetterQueue(message, queue, figures),
    [queue.deadLetterQueuePolicyId]: queuePolicy(deadLetterQueueId, router.deadLetterQueueStatements(queue)),
    [logicalId(name, 'DeadLetterAlarm')]: deadLetterAlarm(message, queue),
    [logicalId(name, 'OldestMessageAlarm')]: oldestMessageAlarm(message, queue, figures),
  };
}

function mainQueue(message: MessageSpec, queue: ConsumerQueue, figures: WorkerFigures): Resource {
  return {
    Type: 'AWS::SQS::Queue',
    Metadata: { Description: `${message.name} waiting for ${queue.consumer}.` },
    ...keepData,
    Properties: {
      QueueName: queue.name,
      SqsManagedSseEnabled: true,
      ReceiveMessageWaitTimeSeconds: figures.longPollSeconds,
      VisibilityTimeout: visibilityTimeoutSeconds(figures),
      MessageRetentionPeriod: figures.queueRetentionSeconds,
      RedrivePolicy: {
        deadLetterTargetArn: arnOf(queue.deadLetterQueueId),
        maxReceiveCount: figures.maxReceiveCount,
      },
    },
  };
}

function deadLetterQueue(message: MessageSpec, queue: ConsumerQueue, figures: WorkerFigures): Resource {
  return {
    Type: 'AWS::SQS::Queue',
    Metadata: { Description: `${message.name} that ${queue.consumer} could not handle.` },
    ...keepData,
    Properties: {
      QueueName: deadLetterQueueName(message.name, queue.consumer),
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: figures.deadLetterRetentionSeconds,
      RedriveAllowPolicy: {
        redrivePermission: 'byQueue',
        // By name: a reference would make the two queues wait for each other.
        sourceQueueArns: [inThisRegion('sqs', queue.name)],
      },
    },
  };
}

function queuePolicy(queueId: string, statements: readonly PolicyStatement[]): Resource {
  return {
    Type: 'AWS::SQS::QueuePolicy',
    Metadata: { Description: 'Who may send to the queue; over TLS only.' },
    Properties: {
      Queues: [ref(queueId)],
      PolicyDocument: policy([denyWithoutTls('sqs', arnOf(queueId)), ...statements]),
    },
  };
}

interface AlarmFigures {
  readonly name: string;
  readonly description: string;
  readonly queueId: string;
  readonly metric: string;
  readonly threshold: number;
  readonly evaluationPeriods: number;
}

function deadLetterAlarm(message: MessageSpec, queue: ConsumerQueue): Resource {
  return alarm({
    name: `${queue.name}-dead-letters`,
    description: `${queue.consumer} could not handle some ${message.name}; see infra/events/README.md for how to redrive.`,
    queueId: queue.deadLetterQueueId,
    metric: 'ApproximateNumberOfMessagesVisible',
    threshold: 0,
    evaluationPeriods: 1,
  });
}

function oldestMessageAlarm(message: MessageSpec, queue: ConsumerQueue, figures: WorkerFigures): Resource {
  return alarm({
    name: `${queue.name}-oldest-message`,
    description: `${message.name} waits for ${queue.consumer} for longer than ${figures.oldestMessageAlarmSeconds} seconds.`,
    queueId: queue.queueId,
    metric: 'ApproximateAgeOfOldestMessage',
    threshold: figures.oldestMessageAlarmSeconds,
    evaluationPeriods: 3,
  });
}

/** Name of the condition that somebody is to be told of alarms. */
export const alarmTopicGiven = 'AlarmTopicGiven';
export const alarmTopicParameter = 'AlarmTopicArn';

function alarm(figures: AlarmFigures): Resource {
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Metadata: { Description: figures.description },
    Properties: {
      AlarmName: figures.name,
      AlarmDescription: figures.description,
      Namespace: 'AWS/SQS',
      MetricName: figures.metric,
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [figures.queueId, 'QueueName'] } }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: figures.evaluationPeriods,
      Threshold: figures.threshold,
      ComparisonOperator: 'GreaterThanThreshold',
      // A queue that nothing happens to sends no metric.
      TreatMissingData: 'notBreaching',
      AlarmActions: { 'Fn::If': [alarmTopicGiven, [ref(alarmTopicParameter)], ref('AWS::NoValue')] },
    },
  };
}
