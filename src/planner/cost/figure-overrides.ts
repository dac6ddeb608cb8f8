import { z } from 'zod';
import { plannerTrafficCatalogue } from '../../model/catalogue/planner-traffic.js';
import { errorOf } from '../../model/errors.js';
import { nearestNames } from '../../model/nearest-names.js';
import { lineAt, linesOf, type Path } from '../plan/json-lines.js';
import { jsonMistake } from '../plan/json-mistake.js';
import type { Quotas } from '../quotas/quotas.js';
import type { Prices } from './prices.js';

/** Figures of another region, or raised ones: `{"region": "eu-central-1", "figures": {"sqsRequests": 0.48}}`. */
const overridesSchema = z.strictObject({
  asOf: z
    .string()
    .regex(/^\d{4}-\d\d(?:-\d\d)?$/, 'must be a date such as 2026-11')
    .optional(),
  region: z.string().min(1).optional(),
  figures: z.record(z.string(), z.number().min(0)),
});

interface Reading {
  readonly what: 'prices' | 'quotas';
  readonly text: string;
  readonly file: string;
}

function wrong({ what, text, file }: Reading, path: Path, problem: string): never {
  const where = path.length === 0 ? 'the whole' : path.map(String).join('.');
  const line = lineAt(linesOf(text), path);
  throw errorOf(plannerTrafficCatalogue.figuresInvalid, { what, where, problem }, { file, line });
}

function parsed(reading: Reading): unknown {
  try {
    return JSON.parse(reading.text);
  } catch (error) {
    const { line, problem } = jsonMistake(reading.text);
    throw errorOf(
      plannerTrafficCatalogue.figuresInvalid,
      { what: reading.what, where: 'the whole', problem: `is no JSON: ${problem}` },
      { file: reading.file, line },
      { cause: error },
    );
  }
}

function overridesIn(reading: Reading, names: readonly string[]) {
  const result = overridesSchema.safeParse(parsed(reading));
  if (!result.success) {
    const [mistake] = result.error.issues;
    const { path = [], message = 'is wrong' } = mistake ?? {};
    const at = mistake?.code === 'unrecognized_keys' ? [...path, mistake.keys[0] ?? ''] : path;
    return wrong(
      reading,
      at,
      `is not what it should be: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    );
  }
  const unknown = Object.keys(result.data.figures).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const near = nearestNames(unknown, names);
    const meant = near.length === 0 ? '' : `; the nearest names are ${near.join(', ')}`;
    return wrong(reading, ['figures', unknown], `is no figure that is known${meant}`);
  }
  return result.data;
}

/** The date and the region of a table: those of the file where it has them. */
function headOf(
  base: { readonly asOf: string; readonly region: string },
  { asOf = base.asOf, region = base.region }: z.output<typeof overridesSchema>,
) {
  return { asOf, region };
}

/**
 * Prices with those of a file in place of the built-in ones; each is in US dollars for the unit that it has there.
 * @throws UserError EDA2045 for what is no such file, or a name that does not exist
 */
export function withPrices(base: Prices, text: string, file: string): Prices {
  const given = overridesIn({ what: 'prices', text, file }, Object.keys(base.figures));
  const { figures } = given;
  const replaced = Object.entries(base.figures).map(([name, price]) => [
    name,
    figures[name] === undefined ? price : { ...price, usd: figures[name], source: file },
  ]);
  return { ...headOf(base, given), figures: Object.fromEntries(replaced) as Prices['figures'] };
}

/**
 * Quotas with those of a file in place of the built-in ones.
 * @throws UserError EDA2045 for what is no such file, or a name that does not exist
 */
export function withQuotas(base: Quotas, text: string, file: string): Quotas {
  const reading: Reading = { what: 'quotas', text, file };
  const given = overridesIn(reading, Object.keys(base.figures));
  const { figures } = given;
  const zero = Object.keys(figures).find((name) => figures[name] === 0);
  if (zero !== undefined) return wrong(reading, ['figures', zero], 'must be more than 0');
  const replaced = Object.entries(base.figures).map(([name, quota]) => [
    name,
    figures[name] === undefined ? quota : { ...quota, limit: figures[name], source: file },
  ]);
  return { ...headOf(base, given), figures: Object.fromEntries(replaced) as Quotas['figures'] };
}
