import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Analysis } from '../model/analysis.js';
import { cliCatalogue } from '../model/catalogue/cli.js';
import { errorOf } from '../model/errors.js';
import type { Proposal } from '../model/flow.js';
import type { Notice } from '../model/notice.js';
import { withPrices, withQuotas } from '../planner/cost/figure-overrides.js';
import { prices } from '../planner/cost/prices.js';
import { withTraffic } from '../planner/cost/with-traffic.js';
import { quotas } from '../planner/quotas/quotas.js';
import { readTraffic } from '../planner/traffic/read-traffic.js';

export interface TrafficOptions {
  /** Files of measured traffic; none where left out. */
  readonly traffic?: readonly string[] | undefined;
  /** A file with prices in place of the built-in ones. */
  readonly prices?: string | undefined;
  readonly quotas?: string | undefined;
}

/** Joins measured traffic to a proposal. */
export type Measuring = (
  proposal: Proposal,
  analysis: Analysis,
) => { readonly proposal: Proposal; readonly notices: readonly Notice[] };

/** A text has to fit a string of the engine, with room to parse it. */
const largestMebibytes = 256;
const mebibyte = 1024 * 1024;

function tooLarge(path: string): never {
  throw errorOf(cliCatalogue.trafficFileTooLarge, { path, mebibytes: largestMebibytes }, { file: path });
}

function bytesOf(path: string, option: string): Buffer {
  try {
    if (statSync(path).size > largestMebibytes * mebibyte) return tooLarge(path);
    const bytes = readFileSync(path);
    // Load balancers write their logs compressed: https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1
    return bytes[0] === 0x1f && bytes[1] === 0x8b
      ? gunzipSync(bytes, { maxOutputLength: largestMebibytes * mebibyte })
      : bytes;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(path);
    const place = { file: path };
    throw code === 'ENOENT' || code === 'ENOTDIR'
      ? errorOf(cliCatalogue.trafficFileMissing, { path, option }, place)
      : errorOf(
          cliCatalogue.trafficFileUnreadable,
          { path, reason: code.startsWith('Z_') ? message : code },
          place,
          { cause: error },
        );
  }
}

/** The text of a file as a person gave it, whatever its bytes: what is no text shows in it. */
function textOf(path: string, option: string): string {
  return bytesOf(path, option).toString('utf8');
}

/**
 * Reads the files of measured traffic, and of prices and quotas where given.
 * @throws UserError (exit 2) EDA6030 to EDA6033 for files that cannot be read, EDA2030 to EDA2045 for what is in them
 */
export function openTraffic({ traffic = [], ...given }: TrafficOptions): Measuring {
  for (const option of ['prices', 'quotas'] as const) {
    if (given[option] !== undefined && traffic.length === 0) {
      throw errorOf(cliCatalogue.figuresWithoutTraffic, { option: `--${option}` });
    }
  }
  const tables = {
    prices:
      given.prices === undefined
        ? prices
        : withPrices(prices, textOf(given.prices, '--prices'), given.prices),
    quotas:
      given.quotas === undefined
        ? quotas
        : withQuotas(quotas, textOf(given.quotas, '--quotas'), given.quotas),
  };
  const sources = traffic.map((path) => readTraffic(textOf(path, '--traffic'), path));
  return (proposal, analysis) => withTraffic(proposal, analysis, sources, tables);
}
