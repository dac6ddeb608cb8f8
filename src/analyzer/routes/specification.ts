import { z } from 'zod';
import { fileIn, folderOf, joinInside } from '../paths.js';
import { readJson } from '../services/texts/json-text.js';
import { readYaml } from '../services/texts/yaml-text.js';
import type { SourceProgram } from '../syntax/create-program.js';

/** One operation of an OpenAPI file. */
export interface SpecifiedOperation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string | undefined;
  /** File of the handler, for servers that are told by the specification. */
  readonly handlerFile: string | undefined;
}

export interface Specification {
  /** Path of the first server; undefined where it is computed. */
  readonly base: string | undefined;
  readonly operations: readonly SpecifiedOperation[];
}

const methods = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options']);

const specificationSchema = z.object({
  basePath: z.string().optional(),
  servers: z.array(z.object({ url: z.string() })).optional(),
  paths: z.record(z.string(), z.unknown()),
});
const itemSchema = z.record(z.string(), z.unknown());
const operationSchema = z.object({
  operationId: z.string().optional(),
  'x-eov-operation-id': z.string().optional(),
  'x-eov-operation-handler': z.string().optional(),
});

/** Reads an OpenAPI file; undefined where there is none, or it is none. */
export function readSpecification(file: string, program: SourceProgram): Specification | undefined {
  const text = program.repository.readText(file);
  const parsed = text === undefined ? undefined : specificationSchema.safeParse(parsedText(text, file));
  if (parsed?.success !== true) return undefined;
  const { basePath, servers, paths } = parsed.data;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(itemSchema.safeParse(item).data ?? {}).flatMap(([method, operation]) => {
      const found = operationSchema.safeParse(operation);
      if (!methods.has(method) || !found.success) return [];
      return [
        {
          method: method.toUpperCase(),
          path,
          operationId: found.data['x-eov-operation-id'] ?? found.data.operationId,
          handlerFile: found.data['x-eov-operation-handler'],
        },
      ];
    }),
  );
  return { base: serverPath(basePath ?? servers?.[0]?.url ?? '/'), operations };
}

function parsedText(text: string, file: string): unknown {
  if (file.endsWith('.json')) {
    const reading = readJson(text, file);
    return 'value' in reading ? reading.value : undefined;
  }
  const reading = readYaml(text, file);
  return 'documents' in reading ? reading.documents[0]?.value : undefined;
}

function serverPath(url: string): string | undefined {
  const path = url.replace(/^(?:https?:)?\/\/[^/]*/, '');
  return path.includes('{') ? undefined : path;
}

/** A file that is named relative to where the process runs: below a folder around the file that names it. */
export function fileAround(file: string, name: string, program: SourceProgram): string | undefined {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    const path = joinInside(folder, name.replace(/^\.\//, ''));
    if (path !== undefined && program.repository.readText(path) !== undefined) return path;
    if (folder === '.') return undefined;
  }
}

/** The script of a module path without its ending. */
export function scriptAt(path: string, program: SourceProgram): string | undefined {
  const endings = ['.ts', '.js', '.mts', '.mjs', '.cts', '.cjs', '.tsx', '.jsx'];
  const files = [
    path,
    ...endings.map((ending) => `${path}${ending}`),
    ...endings.map((ending) => fileIn(path, `index${ending}`)),
  ];
  return files.find(
    (file) => /\.[cm]?[jt]sx?$/.test(file) && program.repository.readText(file) !== undefined,
  );
}
