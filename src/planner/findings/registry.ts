import type { AntiPattern } from './anti-pattern.js';
import { callInLoop } from './call-in-loop.js';
import { callInTransaction } from './call-in-transaction.js';
import { chattyPair } from './chatty-pair.js';
import { deepChain } from './deep-chain.js';
import { fanOutInRequest } from './fan-out-in-request.js';
import { noTimeout } from './no-timeout.js';
import { readThenWrite } from './read-then-write.js';
import { retryWithoutKey } from './retry-without-key.js';
import { serviceCycle } from './service-cycle.js';

/** The anti-patterns that are looked for, the ones that do most harm first. */
export const antiPatterns = [
  serviceCycle,
  callInTransaction,
  retryWithoutKey,
  callInLoop,
  deepChain,
  fanOutInRequest,
  readThenWrite,
  chattyPair,
  noTimeout,
] as const satisfies readonly AntiPattern[];
