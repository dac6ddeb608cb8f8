import { CALLBACK_CASES } from './callbacks.js';
import { CALLER_CASES, WRAPPER_CASES } from './callers.js';
import { CHAIN_CASES } from './chains.js';
import { DECISION_CASES } from './decisions.js';
import { FAILURE_CASES } from './failures.js';
import { OBSERVABLE_CASES } from './observables.js';
import { PARALLEL_CASES } from './parallel.js';
import { PLACE_CASES } from './places.js';
import { SHOP_CASES } from './shop.js';
import { USE_CASES } from './uses.js';

/** Every snippet, by what it is about. */
export const CASES = [
  ['what is done with the answer', USE_CASES],
  ['decisions', DECISION_CASES],
  ['promise chains', CHAIN_CASES],
  ['callbacks', CALLBACK_CASES],
  ['observables', OBSERVABLE_CASES],
  ['several at a time', PARALLEL_CASES],
  ['failures', FAILURE_CASES],
  ['functions and their callers', CALLER_CASES],
  ['wrappers', WRAPPER_CASES],
  ['where the call stands', PLACE_CASES],
  ['a shop', SHOP_CASES],
] as const;
