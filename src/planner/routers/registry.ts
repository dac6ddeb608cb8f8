import { none } from './none.js';
import type { Router } from './router.js';
import { sns } from './sns.js';
import { sqs } from './sqs.js';
import { stepFunctions } from './step-functions.js';

/** The routers that are suggested so far; the first that fits a message carries it. */
export const routers = [none, stepFunctions, sns, sqs] as const satisfies readonly Router[];
