import { posix } from 'node:path';
import { ts } from 'ts-morph';
import type { Repository } from '../../../../model/repository.js';
import type { CheckedSource } from './checked-source.js';
import {
  bindingsOf,
  declaredName,
  exportedName,
  type FunctionNode,
  functionNode,
  importOf,
  isExported,
  topLevelDeclarations,
} from './declarations.js';

/** A function of the repository and the module that exports it. */
export interface ExportedFunction {
  readonly file: string;
  readonly name: string;
  readonly node: FunctionNode;
}

/** What relative imports of a service lead to. Files are parsed once. */
export interface ModuleLookup {
  source(file: string): ts.SourceFile | undefined;
  fileOf(source: ts.SourceFile): string;
  /** The repository file that a relative specifier names; undefined for packages. */
  resolve(fromFile: string, specifier: string): string | undefined;
  /** The declaration that a module exports under a name, through re-exports. */
  exported(file: string, name: string): { readonly file: string; readonly node: ts.Declaration } | undefined;
  /** What a name at the top level of a file means, through its imports. */
  named(source: ts.SourceFile, name: string): ts.Declaration | undefined;
  /** The repository file and exported name behind an import. */
  imported(
    declaration: ts.Declaration,
    file: string,
  ): { readonly file: string; readonly name: string } | undefined;
  /** The function that an import or a top-level declaration of a file stands for, where it is exported. */
  functionOf(declaration: ts.Declaration, checked: CheckedSource): ExportedFunction | undefined;
}

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs'];

export function createModuleLookup(repository: Repository): ModuleLookup {
  const files = new Set(repository.files);
  const sources = new Map<string, ts.SourceFile>();
  const lookup: ModuleLookup = {
    source(file) {
      const known = sources.get(file);
      if (known !== undefined) return known;
      const text = files.has(file) ? repository.readText(file) : undefined;
      if (text === undefined) return undefined;
      const source = ts.createSourceFile(`/${file}`, text, ts.ScriptTarget.Latest, true);
      sources.set(file, source);
      return source;
    },
    fileOf: (source) => source.fileName.slice(1),
    resolve: (fromFile, specifier) => resolve(fromFile, specifier, files),
    exported: (file, name) => exported(file, name, lookup, new Set()),
    named: (source, name) => named(source, name, lookup),
    imported: (declaration, file) => imported(declaration, file, lookup),
    functionOf: (declaration, checked) => functionOf(declaration, checked, lookup),
  };
  return lookup;
}

function resolve(fromFile: string, specifier: string, files: ReadonlySet<string>): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.normalize(posix.join(posix.dirname(fromFile), specifier));
  const source = path.replace(/\.([cm]?)js$/, '.$1ts');
  const jsx = path.replace(/\.js$/, '.tsx');
  return [
    source,
    jsx,
    path,
    ...extensions.flatMap((extension) => [`${path}${extension}`, `${path}/index${extension}`]),
  ].find((candidate) => files.has(candidate));
}

function exported(
  file: string,
  name: string,
  lookup: ModuleLookup,
  seen: Set<string>,
): { readonly file: string; readonly node: ts.Declaration } | undefined {
  const source = lookup.source(file);
  if (source === undefined || seen.has(file)) return undefined;
  seen.add(file);
  const own = topLevelDeclarations(source).find(
    (declaration) => isExported(declaration) && exportedName(declaration) === name,
  );
  if (own !== undefined) return { file, node: own };
  for (const statement of source.statements) {
    const found = ts.isExportDeclaration(statement)
      ? reExported(statement, file, name, lookup, seen)
      : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function reExported(
  statement: ts.ExportDeclaration,
  file: string,
  name: string,
  lookup: ModuleLookup,
  seen: Set<string>,
): { readonly file: string; readonly node: ts.Declaration } | undefined {
  const inner = nameInside(statement, name);
  if (inner === undefined) return undefined;
  const specifier = statement.moduleSpecifier;
  if (specifier === undefined) {
    const node = named(statement.getSourceFile(), inner, lookup);
    return node && { file: lookup.fileOf(node.getSourceFile()), node };
  }
  const target = ts.isStringLiteral(specifier) ? lookup.resolve(file, specifier.text) : undefined;
  return target === undefined ? undefined : exported(target, inner, lookup, seen);
}

/** The name to look for behind `export { inner as name }` or `export *`. */
function nameInside({ exportClause }: ts.ExportDeclaration, name: string): string | undefined {
  if (exportClause === undefined) return name;
  if (!ts.isNamedExports(exportClause)) return undefined;
  const element = exportClause.elements.find((candidate) => candidate.name.text === name);
  return element && (element.propertyName ?? element.name).text;
}

function named(source: ts.SourceFile, name: string, lookup: ModuleLookup): ts.Declaration | undefined {
  const own = topLevelDeclarations(source).find((declaration) => declaredName(declaration) === name);
  if (own !== undefined) return own;
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const binding = bindingsOf(statement).find((candidate) => declaredName(candidate) === name);
    if (binding === undefined) continue;
    const target = imported(binding, lookup.fileOf(source), lookup);
    return target && lookup.exported(target.file, target.name)?.node;
  }
  return undefined;
}

function imported(
  declaration: ts.Declaration,
  file: string,
  lookup: ModuleLookup,
): { readonly file: string; readonly name: string } | undefined {
  const from = importOf(declaration);
  if (from === undefined) return undefined;
  const target = lookup.resolve(file, from.specifier);
  return target === undefined || from.name === '*' ? undefined : { file: target, name: from.name };
}

function functionOf(
  declaration: ts.Declaration,
  checked: CheckedSource,
  lookup: ModuleLookup,
): ExportedFunction | undefined {
  const target = lookup.imported(declaration, checked.file);
  const found = target && lookup.exported(target.file, target.name);
  const own =
    target === undefined && isExported(declaration) ? { file: checked.file, node: declaration } : undefined;
  const place = found ?? own;
  const name = target?.name ?? declaredName(declaration);
  const node = place && functionNode(place.node);
  if (place === undefined || node === undefined || name === undefined || name === 'default') return undefined;
  return { file: target?.file ?? place.file, name, node };
}
