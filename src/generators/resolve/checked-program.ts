import { posix } from 'node:path';
import { Project, ts } from 'ts-morph';
import type { Repository } from '../../model/repository.js';
import type { Service } from '../../model/service.js';
import { compilerSettings } from '../code/style-detected.js';

/** A service's TypeScript with types. Everything is read from the repository; nothing is run, and packages are absent. */
export interface CheckedProgram {
  readonly checker: ts.TypeChecker;
  readonly options: ts.CompilerOptions;
  source(file: string): ts.SourceFile | undefined;
  /** Syntax and type errors of a file. */
  diagnostics(file: string): readonly ts.Diagnostic[];
}

/**
 * Type-checks files of a service under its own tsconfig. What packages export is `any`, since they are not there; other
 * packages of the repository are read from their source.
 *
 * @param roots repository paths of the files that are asked about; what they import is found by itself
 * @param replaced texts to use instead of the repository's, also for files that it does not have
 */
export function checkedProgram(
  service: Service,
  repository: Repository,
  roots: readonly string[],
  replaced: Readonly<Record<string, string>> = {},
): CheckedProgram {
  const { options } = compilerSettings(service.root, repository);
  const settings: ts.CompilerOptions = {
    ...options,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    paths: { ...workspacePaths(repository), ...options.paths },
  };
  const texts = new Map<string, string>();
  for (const file of repository.files) {
    const text = isRead(file) ? repository.readText(file) : undefined;
    if (text !== undefined) texts.set(`/${file}`, withoutMark(text));
  }
  for (const [file, text] of Object.entries(replaced)) texts.set(`/${file}`, withoutMark(text));
  const rootNames = roots.map((file) => `/${file}`).filter((file) => texts.has(file));
  const program = ts.createProgram({ rootNames, options: settings, host: hostOf(texts, settings) });
  return {
    checker: program.getTypeChecker(),
    options: program.getCompilerOptions(),
    source: (file) => program.getSourceFile(`/${file}`),
    diagnostics: (file) => {
      const source = program.getSourceFile(`/${file}`);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    },
  };
}

/** Where ts-morph has the declarations of the language. */
const libraryFolder = '/node_modules/typescript/lib';
const libraries = new Map<string, ReadonlyMap<string, ts.SourceFile>>();

/** The declarations of the language that some options ask for, parsed once for all programs. */
function librariesFor({ target, lib, noLib }: ts.CompilerOptions): ReadonlyMap<string, ts.SourceFile> {
  const key = JSON.stringify([target, lib, noLib]);
  const known = libraries.get(key);
  if (known !== undefined) return known;
  const asked = {
    ...(target === undefined ? {} : { target }),
    ...(lib === undefined ? {} : { lib }),
    noLib: noLib ?? false,
  };
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { ...asked, types: [] } });
  project.createSourceFile('/empty.ts', '');
  const all = project.getProgram().compilerObject.getSourceFiles();
  const own = all.filter(({ fileName }) => fileName.startsWith(`${libraryFolder}/`));
  const parsed = new Map(own.map((source) => [source.fileName, source]));
  libraries.set(key, parsed);
  return parsed;
}

/** A host for texts in memory. */
function hostOf(texts: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const parsed = librariesFor(options);
  return {
    getSourceFile: (name, version) => {
      const text = texts.get(name);
      return text === undefined ? parsed.get(name) : ts.createSourceFile(name, text, version, true);
    },
    fileExists: (name) => texts.has(name) || parsed.has(name),
    readFile: (name) => texts.get(name),
    writeFile: () => undefined,
    getDefaultLibFileName: (given) => `${libraryFolder}/${ts.getDefaultLibFileName(given)}`,
    getDefaultLibLocation: () => libraryFolder,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  };
}

/** A byte order mark would be taken off on reading, and every place in the file would move: a space keeps them. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, ' ');
}

function isRead(file: string): boolean {
  return /\.[cm]?tsx?$/.test(file) || posix.basename(file) === 'package.json' || file.endsWith('.json');
}

/** Where the source of each package of the repository starts, for `import … from '@shop/common'`. */
function workspacePaths(repository: Repository): Record<string, string[]> {
  const paths: Record<string, string[]> = {};
  for (const file of repository.files) {
    if (posix.basename(file) !== 'package.json') continue;
    const name = packageName(repository.readText(file));
    const folder = posix.dirname(file);
    const entry = ['src/index.ts', 'index.ts', 'lib/index.ts']
      .map((path) => posix.join(folder, path))
      .find((path) => repository.files.includes(path));
    if (name !== undefined && entry !== undefined) paths[name] = [`/${entry}`];
  }
  return paths;
}

function packageName(text: string | undefined): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    const named = typeof parsed === 'object' && parsed !== null && 'name' in parsed ? parsed.name : undefined;
    return typeof named === 'string' ? named : undefined;
  } catch {
    return undefined;
  }
}
