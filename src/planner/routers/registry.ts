import { eventbridge } from './eventbridge.js';
import { kinesis } from './kinesis.js';
import { none } from './none.js';
import type { Router } from './router.js';
import { runTask } from './run-task.js';
import { sns } from './sns.js';
import { sqs } from './sqs.js';
import { stepFunctions } from './step-functions.js';

/** The routers that are suggested; the first that fits a message carries it. */
export const routers = [
  none,
  stepFunctions,
  kinesis,
  runTask,
  eventbridge,
  sns,
  sqs,
] as const satisfies readonly Router[];
