import type { MessageSpec } from '../../../model/message-spec.js';

/** How the generated code sends a message through a router. */
export interface Transport {
  /** Name of its file and template. */
  readonly file: string;
  /** The function of that file that sends. */
  readonly send: string;
  /** The package that it needs. */
  readonly package: string;
}

/** One for each router that can be generated; a router that is not here gets a notice. */
export const transports: Readonly<Record<MessageSpec['router'], Transport>> = {
  sqs: { file: 'sqs', send: 'sendToQueue', package: '@aws-sdk/client-sqs' },
  sns: { file: 'sns', send: 'publishToTopic', package: '@aws-sdk/client-sns' },
};
