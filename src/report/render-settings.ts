import type { ReportOptions } from './format.js';
import { padded, paragraph, printable, widest, widthOf } from './layout.js';
import { createStyle, type Style } from './style.js';

/** A value that the tool goes by, and where it came from. */
export interface EffectiveSetting {
  /** `policy.routers`, `hosts.orders.internal` */
  readonly name: string;
  readonly value: unknown;
  readonly origin: 'flag' | 'environment' | 'file' | 'default';
  /** The flag, the variable, or the file. Null for a default. */
  readonly source: string | null;
  /** 1-based line of the file, else null. */
  readonly line: number | null;
}

/** A value as one line: texts as they are, lists with commas, all else as JSON. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    return value.length === 0 ? 'none' : value.join(', ');
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null) return 'none';
  return typeof value === 'object' && Object.keys(value).length === 0 ? 'none' : JSON.stringify(value);
}

function originOf({ origin, source, line }: EffectiveSetting): string {
  if (origin === 'file') return line === null ? String(source) : `${source}:${line}`;
  return source === null ? origin : `${origin} ${source}`;
}

const gap = '  ';

/** Name and origin in columns, the value between them; where one of them has no room, the value goes below. */
export function renderSettings(
  settings: readonly EffectiveSetting[],
  { width, colour }: ReportOptions,
): string {
  const style = createStyle(colour);
  const names = widest(['SETTING', ...settings.map(({ name }) => name)]);
  const values = widest(['VALUE', ...settings.map(({ value }) => shown(value))]);
  const origins = widest(['FROM', ...settings.map(originOf)]);
  const isWide = names + values + origins + 2 * gap.length <= width;
  const head = isWide
    ? ['SETTING'.padEnd(names), 'VALUE'.padEnd(values), 'FROM']
    : ['SETTING'.padEnd(names), 'FROM'];
  const lines = settings.flatMap((setting) =>
    isWide
      ? [beside(setting, names, values, style)]
      : [
          `${padded({ text: setting.name, paint: style.name }, names)}${gap}${from(setting, style)}`,
          ...below(setting, width),
        ],
  );
  return `${[style.quiet(head.join(gap)), ...lines].join('\n')}\n`;
}

function from(setting: EffectiveSetting, style: Style): string {
  const text = printable(originOf(setting));
  return setting.origin === 'default' ? style.quiet(text) : style.open(text);
}

function beside(setting: EffectiveSetting, names: number, values: number, style: Style): string {
  const name = padded({ text: setting.name, paint: style.name }, names);
  return [name, padded({ text: shown(setting.value) }, values), from(setting, style)].join(gap);
}

function below({ value }: EffectiveSetting, width: number): readonly string[] {
  const text = printable(shown(value));
  return widthOf(text) + 2 <= width ? [`  ${text}`] : paragraph([{ text }], { width, margin: 2 });
}
