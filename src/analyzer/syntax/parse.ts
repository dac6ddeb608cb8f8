import { ts } from 'ts-morph';
import { analyzerCatalogue } from '../../model/catalogue/analyzer.js';
import { noticeOf } from '../../model/errors.js';
import type { Notice } from '../../model/notice.js';

export interface ParsedFile {
  readonly source: ts.SourceFile;
  /** The first syntax error, where there is one. */
  readonly notice: Notice | undefined;
}

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

/** Parses one file with parents set. A file with syntax errors is still returned, as far as it could be read. */
export function parseFile(file: string, text: string): ParsedFile {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, scriptKindOf(file));
  const error = syntaxErrorsOf(source)[0];
  if (error === undefined) return { source, notice: undefined };
  const line = source.getLineAndCharacterOfPosition(error.start).line + 1;
  const reason = ts.flattenDiagnosticMessageText(error.messageText, ' ');
  return { source, notice: noticeOf(analyzerCatalogue.notParsed, { file, reason }, { file, line }) };
}
