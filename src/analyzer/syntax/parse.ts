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

/** True where some node has more ancestors than the limit; without recursion. */
function nestsTooDeeply(source: ts.SourceFile): boolean {
  let level: ts.Node[] = [source];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > nestingLimit) return true;
    const next: ts.Node[] = [];
    for (const node of level) ts.forEachChild(node, (child) => void next.push(child));
    level = next;
  }
  return false;
}

/** Comments say nothing that the analysis takes for a fact, so their tags need no nodes. */
const parseOptions: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.Latest,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
};

/** Undefined where the parser itself runs out of stack. */
function parsed(file: string, text: string): ts.SourceFile | undefined {
  try {
    return ts.createSourceFile(file, text, parseOptions, true, scriptKindOf(file));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Parses one file with parents set. A file with syntax errors is still returned, as far as it could be read. */
export function parseFile(file: string, text: string): ParsedFile {
  const source = parsed(file, text);
  if (source === undefined || nestsTooDeeply(source)) {
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
