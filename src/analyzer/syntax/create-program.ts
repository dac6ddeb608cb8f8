import { ts } from 'ts-morph';
import { analyzerCatalogue } from '../../model/catalogue/analyzer.js';
import { noticeOf } from '../../model/errors.js';
import type { Notice } from '../../model/notice.js';
import type { Repository } from '../../model/repository.js';
import { createCallIndex } from './call-index.js';
import { callersOf } from './callers.js';
import { createDefinitions } from './definitions.js';
import type { CallLike } from './expressions.js';
import { memberDefinition } from './members.js';
import { createModuleResolution } from './module-resolution.js';
import { parseFile } from './parse.js';
import type { Definition, Program } from './program.js';
import { isBundled, isGenerated, isProductionPath } from './source-selection.js';
import { createWordIndex } from './word-index.js';

export interface ProgramOptions {
  /** Called for every file that is parsed, with its path. */
  readonly onParse?: (file: string) => void;
}

/** A program with what the analyzer's own core needs besides. */
export interface SourceProgram extends Program {
  /** What was noticed in the files that were parsed so far, by file. */
  notices(): readonly Notice[];
  textOf(file: string): string;
  /** The production files that hold a text, in order. */
  filesWith(text: string): readonly string[];
  /** Calls in production files whose callee ends in a name. */
  callsNamed(name: string): readonly CallLike[];
  /** Calls of a member of what has this name: `send.call(…)`, `client.send.bind(…)`. */
  callsOn(owner: string, member: string): readonly CallLike[];
  /** Calls of default imports in files that hold a word: they may have any local name. */
  callsOfDefaults(word: string): readonly CallLike[];
  /** True where a scope or an import declares the name: it is no global. */
  isBound(identifier: ts.Identifier): boolean;
  /** The declaration that a name means in its own file: an import is not followed. */
  bound(identifier: ts.Identifier): ts.Declaration | undefined;
  /** What an expression names: a name, a function, a class, or the module of a `require`. */
  named(expression: ts.Expression): Definition | undefined;
  /** Calls of one file, in source order. */
  callsIn(file: string): readonly CallLike[];
}

type Parsed = Pick<Program, 'source' | 'fileOf' | 'lineOf'> & Pick<SourceProgram, 'notices' | 'textOf'>;

function createParsedFiles(repository: Repository, options: ProgramOptions): Parsed {
  const texts = new Map<string, string>();
  const sources = new Map<string, ts.SourceFile | undefined>();
  const paths = new WeakMap<ts.SourceFile, string>();
  const notices: Notice[] = [];

  const textOf = (file: string): string => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const text = repository.readText(file) ?? '';
    texts.set(file, text);
    return text;
  };
  return {
    textOf,
    source(file) {
      if (sources.has(file)) return sources.get(file);
      const text = repository.readText(file) === undefined ? undefined : textOf(file);
      const parsed = text === undefined ? undefined : parseFile(file, text);
      sources.set(file, parsed?.source);
      if (parsed === undefined) return undefined;
      options.onParse?.(file);
      if (parsed.source !== undefined) paths.set(parsed.source, file);
      if (parsed.notice !== undefined) notices.push(parsed.notice);
      return parsed.source;
    },
    fileOf: (node) => paths.get(node.getSourceFile()) ?? node.getSourceFile().fileName,
    lineOf: (node) => node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1,
    notices: () => notices,
  };
}

/**
 * Makes the program of a repository. Nothing is parsed yet: files are parsed when they are asked for, a file with a
 * syntax error as far as it goes and with a notice.
 */
export function createProgram(repository: Repository, options: ProgramOptions = {}): SourceProgram {
  const parsed = createParsedFiles(repository, options);
  const sourceFiles = repository.files.filter(
    (file) => isProductionPath(file) && !isGenerated(parsed.textOf(file)) && !isBundled(parsed.textOf(file)),
  );
  const resolveModule = createModuleResolution(repository);
  const definitions = createDefinitions({ ...parsed, resolveModule });
  const filesWith = createWordIndex(sourceFiles, parsed.textOf);
  const index = createCallIndex(filesWith, parsed);

  const leftOut = sourceFiles
    .filter((file) => repository.readText(file) === undefined)
    .map((file) => noticeOf(analyzerCatalogue.sourceLeftOut, { file }, { file }));
  const program: SourceProgram = {
    ...parsed,
    notices: () =>
      [...leftOut, ...parsed.notices()].sort((a, b) => ((a.file ?? '') < (b.file ?? '') ? -1 : 1)),
    repository,
    sourceFiles,
    resolveModule,
    filesWith,
    exported: definitions.exported,
    named: definitions.named,
    isBound: definitions.isBound,
    bound: definitions.bound,
    definition(identifier) {
      const { parent } = identifier;
      if (ts.isPropertyAccessExpression(parent) && parent.name === identifier)
        return memberDefinition(definitions, parent);
      return definitions.lexical(identifier);
    },
    callsNamed: index.callsNamed,
    callsOn: index.callsOn,
    callsIn: index.callsIn,
    callsOfDefaults: index.callsOfDefaults,
    callersOf: (node) => callersOf(program, index, node),
  };
  return program;
}
