import type { Worker } from '../ecs/worker.js';
import type { WorkerFigures } from '../ecs/worker-defaults.js';
import { producerPolicyName } from '../ecs/worker-names.js';
import { consumerQueue } from './consumer-resources.js';
import { logicalId } from './logical-id.js';
import {
  arnOf,
  inThisRegion,
  type PolicyStatement,
  policy,
  type Resource,
  type Resources,
  ref,
} from './template.js';

/** Logical id of the policy that lets a service send its messages. */
export function producerPolicyId(service: string): string {
  return logicalId(service, 'PublishPolicy');
}

/** The policy with which a producer may send its messages to exactly where they go. */
export function producerResources(service: string, statements: readonly PolicyStatement[]): Resources {
  return {
    [producerPolicyId(service)]: {
      Type: 'AWS::IAM::ManagedPolicy',
      Metadata: {
        Description: `Lets ${service} send its messages; attach it to the task role of ${service}.`,
      },
      Properties: {
        ManagedPolicyName: producerPolicyName(service),
        Description: 'Sends the messages of one service to exactly their queues and topics.',
        PolicyDocument: policy(statements),
      },
    },
  };
}

/** The role under which a worker's code runs, and where it logs. */
export function workerResources(worker: Worker, figures: WorkerFigures): Resources {
  return {
    [logicalId(worker.name, 'TaskRole')]: workerRole(worker),
    ...(worker.logGroup === undefined
      ? {}
      : { [logicalId(worker.name, 'LogGroup')]: logGroup(worker.name, worker.logGroup, figures) }),
  };
}

function workerRole(worker: Worker): Resource {
  return {
    Type: 'AWS::IAM::Role',
    Metadata: {
      Description: `What the code of ${worker.name} may do: read its queues and put messages aside.`,
    },
    Properties: {
      RoleName: worker.role,
      Description: 'Task role of a worker: reads its queues and puts aside what it cannot handle.',
      AssumeRolePolicyDocument: policy([ecsTasksTrust]),
      ...(worker.publishes.length === 0
        ? {}
        : { ManagedPolicyArns: [ref(producerPolicyId(worker.service.name))] }),
      Policies: [{ PolicyName: 'read-queues', PolicyDocument: policy(queueStatements(worker)) }],
    },
  };
}

/** Only tasks of this account and Region, so that no other customer's task can borrow the role through ECS. */
const ecsTasksTrust: PolicyStatement = {
  Sid: 'EcsTasksOfThisAccount',
  Effect: 'Allow',
  Principal: { Service: 'ecs-tasks.amazonaws.com' },
  Action: 'sts:AssumeRole',
  Condition: {
    StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
    ArnLike: { 'aws:SourceArn': inThisRegion('ecs', '*') },
  },
};

function queueStatements(worker: Worker): readonly PolicyStatement[] {
  const queues = worker.queues.map(({ message }) => consumerQueue(message, worker.service.name));
  return [
    {
      Sid: 'ReadQueues',
      Effect: 'Allow',
      Action: [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:GetQueueAttributes',
      ],
      Resource: queues.map(({ queueId }) => arnOf(queueId)),
    },
    {
      Sid: 'PutAside',
      Effect: 'Allow',
      Action: 'sqs:SendMessage',
      Resource: queues.map(({ deadLetterQueueId }) => arnOf(deadLetterQueueId)),
    },
  ];
}

function logGroup(worker: string, name: string, figures: WorkerFigures): Resource {
  return {
    Type: 'AWS::Logs::LogGroup',
    Metadata: { Description: `Logs of ${worker}.` },
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: { LogGroupName: name, RetentionInDays: figures.logRetentionDays },
  };
}
