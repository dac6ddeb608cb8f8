import type { FauxqsServer } from 'fauxqs';

interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** The addresses of what a template describes, once it is there. */
export interface CreatedResources {
  /** Queue URLs by queue name. */
  readonly queueUrls: Readonly<Record<string, string>>;
  /** Topic ARNs by topic name. */
  readonly topicArns: Readonly<Record<string, string>>;
}

export interface CreateOptions {
  /** Used instead of the template's, so that a test need not wait for minutes. */
  readonly visibilityTimeoutSeconds?: number;
}

/**
 * Makes the queues, topics and subscriptions of a generated CloudFormation template on an emulator that speaks SQS and
 * SNS but not CloudFormation. Names, redrive and raw delivery are the template's own.
 */
export function createTemplateResources(
  template: string,
  server: FauxqsServer,
  { visibilityTimeoutSeconds }: CreateOptions = {},
): CreatedResources {
  const resources = (JSON.parse(template) as { Resources: Record<string, TemplateResource> }).Resources;
  const ofType = (type: string) => Object.entries(resources).filter(([, { Type }]) => Type === type);
  const nameOf = (id: string, member: string): string => String(resources[id]?.Properties[member]);
  const queueUrls: Record<string, string> = {};
  const topicArns: Record<string, string> = {};
  const arns = new Map<string, string>();

  const createQueue = ([id, { Properties }]: [string, TemplateResource]): void => {
    const redrive = Properties.RedrivePolicy as
      | { deadLetterTargetArn: unknown; maxReceiveCount: number }
      | undefined;
    const timeout = visibilityTimeoutSeconds ?? Properties.VisibilityTimeout;
    const { queueUrl, queueArn, queueName } = server.createQueue(nameOf(id, 'QueueName'), {
      attributes: {
        ...(timeout === undefined ? {} : { VisibilityTimeout: String(timeout) }),
        ...(redrive === undefined
          ? {}
          : {
              RedrivePolicy: JSON.stringify({
                deadLetterTargetArn: arns.get(idOf(redrive.deadLetterTargetArn)),
                maxReceiveCount: redrive.maxReceiveCount,
              }),
            }),
      },
    });
    queueUrls[queueName] = queueUrl;
    arns.set(id, queueArn);
  };

  const queues = ofType('AWS::SQS::Queue');
  queues.filter(([, { Properties }]) => Properties.RedrivePolicy === undefined).forEach(createQueue);
  queues.filter(([, { Properties }]) => Properties.RedrivePolicy !== undefined).forEach(createQueue);
  for (const [id] of ofType('AWS::SNS::Topic')) {
    const name = nameOf(id, 'TopicName');
    topicArns[name] = server.createTopic(name).topicArn;
  }
  for (const [, { Properties }] of ofType('AWS::SNS::Subscription')) {
    server.subscribe({
      topic: nameOf(idOf(Properties.TopicArn), 'TopicName'),
      queue: nameOf(idOf(Properties.Endpoint), 'QueueName'),
      attributes: { RawMessageDelivery: String(Properties.RawMessageDelivery) },
    });
  }
  return { queueUrls, topicArns };
}

/** The logical id behind `{ Ref }` or `{ Fn::GetAtt }`. */
function idOf(value: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: readonly string[] };
  const id = Ref ?? attribute?.[0];
  if (id === undefined) throw new Error(`${JSON.stringify(value)} refers to nothing.`);
  return id;
}
