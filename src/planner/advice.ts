import type { Advice } from '../model/document.js';
import { findingsOf } from './findings/findings.js';
import { type WavesInput, wavesOf } from './waves/waves.js';

/** The order of migration of a plan's flows, and the anti-patterns that were met on the way. */
export function adviceOf(input: WavesInput): Advice {
  return { waves: wavesOf(input), findings: findingsOf(input.analysis) };
}
