import type { z } from 'zod';
import type {
  consumerSpecSchema,
  contractFieldSchema,
  messageSpecSchema,
  requestMappingSchema,
  valueSourceSchema,
} from './message-spec-schema.js';

/** The routers for which code is generated; the others are proposed only. */
export const generatedRouters = ['sqs', 'sns'] as const;

export type ValueSource = z.infer<typeof valueSourceSchema>;
export type RequestMapping = z.infer<typeof requestMappingSchema>;
export type ContractField = z.infer<typeof contractFieldSchema>;
export type ConsumerSpec = z.infer<typeof consumerSpecSchema>;
export type MessageSpec = z.infer<typeof messageSpecSchema>;
