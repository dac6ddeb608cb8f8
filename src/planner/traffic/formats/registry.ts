import type { TrafficFormat } from '../source.js';
import { accessLog } from './access-log.js';
import { csv } from './csv.js';
import { json } from './json.js';
import { otlp } from './otlp.js';
import { xraySummaries } from './xray-summaries.js';
import { xrayTraces } from './xray-traces.js';

/** The forms of traffic files; the first that recognises a content reads it. */
export const trafficFormats: readonly TrafficFormat[] = [
  json,
  otlp,
  xraySummaries,
  xrayTraces,
  accessLog,
  csv,
];
