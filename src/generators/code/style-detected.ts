import { posix } from 'node:path';
import { ts } from 'ts-morph';
import type { Repository } from '../../model/repository.js';
import type { Service } from '../../model/service.js';
import type { CodeStyle, FormatOptions } from './style.js';

/**
 * The style that a service's own files show; where they show nothing, prettier's defaults hold. The width of lines is
 * left to those too: applying makes and changes lines, and must find the same style the next time.
 */
export function detectedStyle(texts: readonly string[]): FormatOptions {
  const text = texts.join('\n');
  const lines = text.split('\n');
  const indent = indentOf(lines);
  const statements = lines.filter((line) =>
    /^\s*(?:import|export|const|let|return|await|throw)\b.*[\w)'"`\]};]\r?$/.test(line),
  );
  const ended = statements.filter((line) => /;\r?$/.test(line)).length;
  return {
    singleQuote: count(text, /'[^'"\n]*'/g) > count(text, /"[^'"\n]*"/g),
    semi: statements.length === 0 || ended * 2 >= statements.length,
    useTabs: indent === 'tab',
    ...(typeof indent === 'number' ? { tabWidth: indent } : {}),
    bracketSpacing: count(text, /(?<!\$)\{\w/g) <= count(text, /\{ \w/g),
    trailingComma: trailingCommaOf(text),
    endOfLine: count(text, /\r\n/g) * 2 > lines.length ? 'crlf' : 'lf',
  };
}

/** What relative imports of a service end with: as its own do, else as its tsconfig asks. */
export function detectedImportSuffix(
  service: Service,
  repository: Repository,
  texts: readonly string[],
): CodeStyle['importSuffix'] {
  const endings = { '.js': 0, '.ts': 0, '': 0 };
  for (const text of texts) {
    for (const [, , specifier] of text.matchAll(/\b(?:from|import)\s*(['"])(\.{1,2}\/[^'"\n]+)\1/g)) {
      const ending = posix.extname(specifier ?? '');
      if (ending === '.js' || ending === '.ts') endings[ending] += 1;
      else if (!['.json', '.css', '.cjs', '.mjs'].includes(ending)) endings[''] += 1;
    }
  }
  if (endings['.js'] + endings['.ts'] + endings[''] === 0)
    return suffixByModuleResolution(service, repository);
  const [most] = (['.js', '', '.ts'] as const).toSorted((left, right) => endings[right] - endings[left]);
  return most ?? '';
}

function suffixByModuleResolution(service: Service, repository: Repository): CodeStyle['importSuffix'] {
  const { options } = compilerSettings(service.root, repository);
  const nodeNext = [ts.ModuleKind.Node16, ts.ModuleKind.Node18, ts.ModuleKind.Node20, ts.ModuleKind.NodeNext];
  return options.module !== undefined && nodeNext.includes(options.module) ? '.js' : '';
}

/** The compiler options of the nearest tsconfig.json at or above a folder, with what it extends inside the repository. */
export function compilerSettings(
  folder: string,
  repository: Repository,
): { readonly file: string | undefined; readonly options: ts.CompilerOptions } {
  const file = nearestTsconfig(folder, repository);
  if (file === undefined) return { file, options: {} };
  const host: ts.ParseConfigHost = {
    useCaseSensitiveFileNames: true,
    fileExists: (path) => repository.readText(path.slice(1)) !== undefined,
    readFile: (path) => repository.readText(path.slice(1)),
    readDirectory: () => [],
  };
  const { config } = ts.parseConfigFileTextToJson(`/${file}`, repository.readText(file) ?? '{}');
  const { options } = ts.parseJsonConfigFileContent(
    config ?? {},
    host,
    `/${posix.dirname(file)}`,
    undefined,
    `/${file}`,
  );
  return { file, options };
}

function nearestTsconfig(folder: string, repository: Repository): string | undefined {
  for (let at = folder === '.' ? '' : folder; ; at = posix.dirname(at).replace(/^\.$/, '')) {
    const file = posix.join(at, 'tsconfig.json');
    if (repository.readText(file) !== undefined) return file;
    if (at === '') return undefined;
  }
}

/** The smallest common step of indentation: a tab, or 2 or 4 spaces. */
function indentOf(lines: readonly string[]): 'tab' | number | undefined {
  const indented = lines
    .flatMap((line) => /^([ \t]+)\S/.exec(line)?.[1] ?? [])
    .filter((space) => space !== ' ');
  if (indented.length === 0) return undefined;
  if (indented.filter((space) => space.startsWith('\t')).length * 2 > indented.length) return 'tab';
  const spaces = indented.filter((space) => !space.includes('\t'));
  return spaces.filter((space) => space.length % 4 === 0).length >= spaces.length * 0.9 ? 4 : 2;
}

/** Whether lists over several lines end with a comma: in brackets, and in the arguments of a call. */
function trailingCommaOf(text: string): 'all' | 'es5' | 'none' {
  const inBrackets = count(text, /,\r?\n\s*\]/g) >= count(text, /[\w)'"`}]\r?\n\s*\]/g);
  const inCalls = count(text, /,\r?\n\s*\)/g) >= count(text, /[\w'"`\]]\r?\n\s*\)/g);
  if (!inBrackets) return 'none';
  return inCalls ? 'all' : 'es5';
}

/** The width that the lines of a file keep to, in prettier's usual steps: for changes of that file alone. */
export function detectedWidth(text: string): number {
  const widths = text.split('\n').map((line) => line.length);
  const usual = widths.toSorted((left, right) => left - right)[Math.floor(widths.length * 0.99)] ?? 0;
  return [80, 100].find((width) => usual <= width) ?? 120;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
