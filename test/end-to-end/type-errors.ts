import { dirname, join } from 'node:path';
import ts from 'typescript';

const parsed = new Map<string, ts.SourceFile>();

/**
 * The type errors of the programs that some tsconfig.json files describe. The declarations of packages are parsed once
 * for all programs.
 */
export function typeErrors(configFiles: readonly string[]): readonly string[] {
  return configFiles.flatMap((file) => {
    const { config } = ts.readConfigFile(file, ts.sys.readFile);
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(file));
    const host = ts.createCompilerHost({ ...options, noEmit: true });
    const getSourceFile: ts.CompilerHost['getSourceFile'] = (name, languageVersion) => {
      const isShared = name.includes('/node_modules/');
      const key = `${name} ${JSON.stringify(languageVersion)}`;
      const known = isShared ? parsed.get(key) : undefined;
      if (known !== undefined) return known;
      const text = ts.sys.readFile(name);
      if (text === undefined) return undefined;
      const source = ts.createSourceFile(name, text, languageVersion, true);
      if (isShared) parsed.set(key, source);
      return source;
    };
    const program = ts.createProgram(fileNames, { ...options, noEmit: true }, { ...host, getSourceFile });
    return ts.getPreEmitDiagnostics(program).map(({ file: at, start, messageText }) => {
      const line = at && start !== undefined ? at.getLineAndCharacterOfPosition(start).line + 1 : 0;
      const path = at ? at.fileName.slice(join(dirname(file), '..').length) : file;
      return `${path}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}
