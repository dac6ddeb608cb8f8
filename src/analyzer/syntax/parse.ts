import { ts } from 'ts-morph';
import { analyzerCatalogue } from '../../model/catalogue/analyzer.js';
import { noticeOf } from '../../model/errors.js';
import type { Notice } from '../../model/notice.js';

export interface ParsedFile {
  /** Undefined for a file that nests too deeply to be read. */
  readonly source: ts.SourceFile | undefined;
  /** The first syntax error, or why the file is left out. */
  readonly notice: Notice | undefined;
}

/** Code that people write stays far below; what walks a tree by recursion needs some bound. */
const nestingLimit = 1000;

/** JavaScript may hold JSX in `.js`; in TypeScript only `.tsx` may, since `<T>x` is a cast elsewhere. */
function scriptKindOf(file: string): ts.ScriptKind {
  if (/\.tsx$/.test(file)) return ts.ScriptKind.TSX;
  if (/\.[cm]?ts$/.test(file)) return ts.ScriptKind.TS;
  if (/\.json$/.test(file)) return ts.ScriptKind.JSON;
  return ts.ScriptKind.JSX;
}

/** The parser keeps its errors on the tree, outside the published type. */
function syntaxErrorsOf(source: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return 'parseDiagnostics' in source && Array.isArray(source.parseDiagnostics)
    ? source.parseDiagnostics
    : [];
}

/**
 * Sets the parent of every node, in the walk that measures how deep they nest.
 * @returns false where some node has more ancestors than the limit
 */
function setParents(source: ts.SourceFile): boolean {
  let isReadable = true;
  const visit = (node: ts.Node, depth: number): void => {
    if (depth > nestingLimit) isReadable = false;
    if (!isReadable) return;
    ts.forEachChild(node, (child) => {
      // Written as the parser itself does it: the published type is for those who only read.
      (child as { parent: ts.Node }).parent = node;
      visit(child, depth + 1);
    });
  };
  visit(source, 0);
  return isReadable;
}

/** Comments say nothing that the analysis takes for a fact, so their tags need no nodes. */
const parseOptions: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};

/** Undefined where the parser itself runs out of stack. */
function parsed(file: string, text: string): ts.SourceFile | undefined {
  try {
    return ts.createSourceFile(file, text, parseOptions, false, scriptKindOf(file));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Parses one file with parents set. A file with syntax errors is still returned, as far as it could be read. */
export function parseFile(file: string, text: string): ParsedFile {
  const source = parsed(file, text);
  if (source === undefined || !setParents(source)) {
    return {
      source: undefined,
      notice: noticeOf(analyzerCatalogue.nestsTooDeeply, { file }, { file, line: 1 }),
    };
  }
  const error = syntaxErrorsOf(source)[0];
  if (error === undefined) return { source, notice: undefined };
  const line = source.getLineAndCharacterOfPosition(error.start).line + 1;
  const reason = ts.flattenDiagnosticMessageText(error.messageText, ' ');
  return { source, notice: noticeOf(analyzerCatalogue.notParsed, { file, reason }, { file, line }) };
}
