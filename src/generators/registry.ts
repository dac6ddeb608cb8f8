import type { Emitter } from './emitter.js';

/** Every emitter, in the order in which a reader meets their files. */
export const emitters: readonly Emitter[] = [];
