import { dirname } from 'node:path';
import ts from 'typescript';

/** What is the same for all programs: packages. */
const parsedPackages = new Map<string, ts.SourceFile | undefined>();
const resolvedInPackages = new Map<string, ts.ResolvedModuleWithFailedLookupLocations>();

/**
 * The type errors of the programs that some tsconfig.json files describe, as `src/app.ts:3 text`. Those with the same
 * options are checked as one.
 */
export function typeErrors(configFiles: readonly string[]): readonly string[] {
  const programs = new Map<string, { options: ts.CompilerOptions; files: string[] }>();
  for (const file of configFiles) {
    const { config } = ts.readConfigFile(file, ts.sys.readFile);
    const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(file));
    const { rootDir: _root, outDir: _out, configFilePath: _file, ...rest } = parsed.options;
    const options = { ...rest, noEmit: true };
    const program = remembered(programs, JSON.stringify(options), () => ({ options, files: [] }));
    program.files.push(...parsed.fileNames);
  }
  return [...programs.values()].flatMap(({ options, files }) => errorsOf(files, options));
}

function errorsOf(files: readonly string[], options: ts.CompilerOptions): readonly string[] {
  const program = ts.createProgram(files, options, hostOf(options));
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    const path = file?.fileName.replace(/^.*\/(?=src\/)/, '') ?? '';
    return `${path}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** A host that parses the files of packages, and follows their imports, once for all programs. */
function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const key = JSON.stringify([options.module, options.moduleResolution, options.target]);
  return {
    ...host,
    getSourceFile: (name, version) => {
      const parse = (): ts.SourceFile | undefined => host.getSourceFile(name, version);
      return isPackage(name)
        ? remembered(parsedPackages, `${key} ${JSON.stringify(version)} ${name}`, parse)
        : parse();
    },
    resolveModuleNameLiterals: (literals, from, redirected, _options, source) =>
      literals.map((literal) => {
        const mode = ts.getModeForUsageLocation(source, literal, options);
        const resolve = (): ts.ResolvedModuleWithFailedLookupLocations =>
          ts.resolveModuleName(literal.text, from, options, host, undefined, redirected, mode);
        return isPackage(from)
          ? remembered(resolvedInPackages, `${key} ${mode} ${from} ${literal.text}`, resolve)
          : resolve();
      }),
  };
}

function isPackage(file: string): boolean {
  return file.includes('/node_modules/');
}

function remembered<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  if (!values.has(key)) values.set(key, make());
  return values.get(key) as Value;
}
