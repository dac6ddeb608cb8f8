import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { GenerateInput } from '../../src/generators/emitter.js';
import { generate } from '../../src/generators/index.js';
import type { Artifact } from '../../src/model/artifact.js';
import type { Repository } from '../../src/model/repository.js';

/** The texts of a repository after a change. */
export function textsAfter(repository: Repository, artifacts: readonly Artifact[]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const file of repository.files) texts[file] = repository.readText(file) ?? '';
  for (const artifact of artifacts.toReversed()) {
    const text = texts[artifact.path] ?? '';
    if (artifact.kind === 'file') texts[artifact.path] = artifact.content;
    if (artifact.kind === 'edit') {
      const { start, end } = artifact.span;
      texts[artifact.path] = text.slice(0, start) + artifact.replacement + text.slice(end);
    }
  }
  return texts;
}

/** Generates, and writes the result into a folder where the packages of this repository can be imported. */
export async function writeGenerated(folder: string, input: GenerateInput): Promise<void> {
  const { artifacts } = await generate(input);
  for (const [path, text] of Object.entries(textsAfter(input.repository, artifacts))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(
    fileURLToPath(new URL('../../node_modules', import.meta.url)),
    join(folder, 'node_modules'),
    'junction',
  );
}

/** What TypeScript says of files under the options of the service and more, each with its file and line. */
export function typeErrors(
  folder: string,
  project: string,
  more: ts.CompilerOptions = {},
  only = '',
): readonly string[] {
  const file = join(folder, project);
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(file));
  const roots = fileNames.filter((name) => name.includes(only));
  if (roots.length === 0) throw new Error(`${project} has no files to check.`);
  const program = ts.createProgram(roots, { ...options, noEmit: true, ...more });
  return ts.getPreEmitDiagnostics(program).map(({ file: source, start, messageText }) => {
    const line = source && start !== undefined ? source.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${source?.fileName.slice(folder.length + 1)}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
