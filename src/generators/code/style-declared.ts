import { posix } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Repository } from '../../model/repository.js';
import type { FormatOptions } from './style.js';

/** Only these options are read; a value of the wrong type counts as absent. */
const optionSchemas = {
  arrowParens: z.enum(['always', 'avoid']),
  bracketSpacing: z.boolean(),
  endOfLine: z.enum(['lf', 'crlf', 'cr']),
  printWidth: z.int().min(20).max(1000),
  quoteProps: z.enum(['as-needed', 'consistent', 'preserve']),
  semi: z.boolean(),
  singleQuote: z.boolean(),
  tabWidth: z.int().min(1).max(16),
  trailingComma: z.enum(['all', 'es5', 'none']),
  useTabs: z.boolean(),
};

/** In prettier's own order of precedence; the forms that are programs (`.prettierrc.js`) are left out. */
const prettierFiles = [
  'package.json',
  '.prettierrc',
  '.prettierrc.json',
  '.prettierrc.yaml',
  '.prettierrc.yml',
];

/**
 * The style that prettier's or the editor's settings declare for a folder: the nearest settings upwards, as prettier
 * looks for them. Undefined where there are none.
 */
export function declaredStyle(folder: string, repository: Repository): FormatOptions | undefined {
  const prettier = firstUpwards(folder, (at) => prettierSettings(at, repository));
  const editor = firstUpwards(folder, (at) => editorSettings(at, repository));
  if (prettier === undefined && editor === undefined) return undefined;
  return { ...editor, ...prettier };
}

/** The folder and those above it, up to the repository's root. */
function firstUpwards<Found>(folder: string, find: (at: string) => Found | undefined): Found | undefined {
  for (let at = folder === '.' ? '' : folder; ; at = posix.dirname(at).replace(/^\.$/, '')) {
    const found = find(at);
    if (found !== undefined || at === '') return found;
  }
}

function prettierSettings(folder: string, repository: Repository): FormatOptions | undefined {
  for (const name of prettierFiles) {
    const settings = parsed(repository.readText(posix.join(folder, name)));
    const options = name === 'package.json' && isRecord(settings) ? settings.prettier : settings;
    if (isRecord(options)) return knownOptions(options);
  }
  return undefined;
}

function knownOptions(settings: Readonly<Record<string, unknown>>): FormatOptions {
  const known = Object.entries(optionSchemas).flatMap(([name, schema]) => {
    const option = schema.safeParse(settings[name]);
    return option.success ? [[name, option.data]] : [];
  });
  return Object.fromEntries(known) as FormatOptions;
}

/** The sections of an .editorconfig that hold for TypeScript files, as prettier reads them. */
function editorSettings(folder: string, repository: Repository): FormatOptions | undefined {
  const text = repository.readText(posix.join(folder, '.editorconfig'));
  if (text === undefined) return undefined;
  const settings = new Map<string, string>();
  let applies = false;
  for (const line of text.split(/\r?\n/)) {
    const section = /^\s*\[(.*)\]\s*$/.exec(line)?.[1];
    if (section !== undefined)
      applies = section === '*' || /\*\.\{?(?:[^}]*,)?ts[,}]?|\*\.\{?(?:[^}]*,)?ts$/.test(section);
    const [, name, value] = /^\s*([\w-]+)\s*=\s*([^#;]*?)\s*$/.exec(line) ?? [];
    if (applies && name !== undefined && value !== undefined)
      settings.set(name.toLowerCase(), value.toLowerCase());
  }
  return editorOptions(settings);
}

function editorOptions(settings: ReadonlyMap<string, string>): FormatOptions {
  const indent = settings.get('indent_style');
  const size = settings.get('indent_size');
  const width = Number(size === undefined || size === 'tab' ? settings.get('tab_width') : size);
  return knownOptions({
    useTabs: indent === undefined ? undefined : indent === 'tab',
    tabWidth: width,
    printWidth: Number(settings.get('max_line_length')),
    endOfLine: settings.get('end_of_line'),
  });
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
