import { z } from 'zod';
import { messageSpecSchema } from './message-spec-schema.js';

/** What was applied: the messages, and the hash of each generated file as it was written. */
export const lockSchema = z.strictObject({
  schemaVersion: z.literal(1),
  messages: z.array(messageSpecSchema),
  /** SHA-256 (hex) of each file that the tool wrote as a whole, by path. */
  files: z.record(z.string(), z.string()),
});
