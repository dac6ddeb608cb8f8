import { ts } from 'ts-morph';
import { bare, boundProperty, requiredModule } from './expressions.js';
import { type ExportSource, type ModuleExports, moduleExportsOf } from './module-exports.js';
import type { Definition } from './program.js';
import { createScopes } from './scopes.js';

/** What name binding needs to know of the repository. */
export interface Modules {
  source(file: string): ts.SourceFile | undefined;
  fileOf(node: ts.Node): string;
  resolveModule(fromFile: string, specifier: string): string | undefined;
}

export interface Definitions {
  /** What an identifier refers to by the rules of scopes and imports; not for the name after a dot. */
  lexical(identifier: ts.Identifier): Definition | undefined;
  exported(file: string, name: string): Definition | undefined;
  /** What an expression names, where it is a name, a function, a class or a module. */
  named(expression: ts.Expression): Definition | undefined;
  declared(declaration: ts.Declaration): Definition | undefined;
}

/** An expression as a declaration; one that cannot be is stood for by the assignment or export that holds it. */
function declarationOf(node: ts.Node): ts.Declaration | undefined {
  if (
    ts.isFunctionLike(node) ||
    ts.isClassLike(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isBinaryExpression(node)
  ) {
    return node;
  }
  const { parent } = node;
  if (parent === undefined) return undefined;
  if (ts.isExportAssignment(parent) || ts.isBinaryExpression(parent)) return parent;
  return ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isSatisfiesExpression(parent)
    ? declarationOf(parent)
    : undefined;
}

/** The property of an object literal by its name. */
export function propertyOf(
  object: ts.ObjectLiteralExpression,
  name: string,
): ts.ObjectLiteralElementLike | undefined {
  return object.properties.findLast(
    (property) =>
      property.name !== undefined &&
      (ts.isIdentifier(property.name) || ts.isStringLiteralLike(property.name)) &&
      property.name.text === name,
  );
}

/** Binds names across files; see `Definition`. */
export function createDefinitions(modules: Modules): Definitions {
  const scopes = createScopes();
  const exportsByFile = new Map<string, ModuleExports | undefined>();

  const exportsOf = (file: string): ModuleExports | undefined => {
    if (exportsByFile.has(file)) return exportsByFile.get(file);
    const source = file.endsWith('.json') ? undefined : modules.source(file);
    const found = source === undefined ? undefined : moduleExportsOf(source);
    exportsByFile.set(file, found);
    return found;
  };

  const imported = (
    fromFile: string,
    specifier: string,
    name: string,
    seen: Set<string>,
  ): Definition | undefined => {
    const file = modules.resolveModule(fromFile, specifier);
    if (file === undefined) {
      return specifier.startsWith('.') ? undefined : { kind: 'package', specifier, exported: name };
    }
    return name === '*' ? { kind: 'module', file } : exportedFrom(file, name, seen);
  };

  const ofSource = (file: string, source: ExportSource, seen: Set<string>): Definition | undefined => {
    if (source.kind === 'from') return imported(file, source.specifier, source.name, seen);
    return ts.isExpression(source.node) ? named(source.node) : declared(source.node as ts.Declaration);
  };

  const wholeExport = (whole: ts.Expression, name: string): Definition | undefined => {
    const definition = named(whole);
    if (name === 'default') return definition;
    if (definition?.kind === 'package') return { ...definition, exported: name };
    if (definition?.kind !== 'declaration') return undefined;
    const { node } = definition;
    const value =
      ts.isVariableDeclaration(node) && node.initializer !== undefined ? bare(node.initializer) : node;
    if (!ts.isObjectLiteralExpression(value)) return undefined;
    const property = propertyOf(value, name);
    return property === undefined ? undefined : declared(property);
  };

  const exportedFrom = (file: string, name: string, seen: Set<string>): Definition | undefined => {
    const key = `${file}\n${name}`;
    if (seen.has(key)) return undefined;
    seen.add(key);
    if (file.endsWith('.json')) return name === 'default' ? { kind: 'module', file } : undefined;
    const exports = exportsOf(file);
    if (exports === undefined) return undefined;
    const own = exports.names.get(name);
    if (own !== undefined) return ofSource(file, own, seen);
    if (exports.whole !== undefined) return wholeExport(exports.whole, name);
    if (name === 'default') return exports.names.size > 0 ? { kind: 'module', file } : undefined;
    const found = exports.stars.map((specifier) => imported(file, specifier, name, seen));
    return found.find((entry) => entry?.kind === 'declaration') ?? found.find((entry) => entry !== undefined);
  };

  const importedBy = (declaration: ts.Declaration): Definition | undefined => {
    const file = modules.fileOf(declaration);
    const statement = ts.findAncestor(declaration, ts.isImportDeclaration);
    if (statement === undefined || !ts.isStringLiteralLike(statement.moduleSpecifier)) return undefined;
    const specifier = statement.moduleSpecifier.text;
    if (ts.isNamespaceImport(declaration)) return imported(file, specifier, '*', new Set());
    const name = ts.isImportSpecifier(declaration)
      ? (declaration.propertyName ?? declaration.name).text
      : 'default';
    return imported(file, specifier, name, new Set());
  };

  /** `const x = require('y')`, `const { a } = require('y')`, `const x = require('y').a` */
  const required = (declaration: ts.VariableDeclaration | ts.BindingElement): Definition | undefined => {
    if (ts.isBindingElement(declaration)) {
      const owner = declaration.parent.parent;
      const name = boundProperty(declaration);
      if (!ts.isVariableDeclaration(owner) || owner.initializer === undefined || name === undefined)
        return undefined;
      const specifier = requiredModule(owner.initializer);
      return specifier === undefined
        ? undefined
        : imported(modules.fileOf(owner), specifier, name, new Set());
    }
    return declaration.initializer === undefined ? undefined : requiredBy(declaration.initializer);
  };

  const requiredBy = (expression: ts.Expression): Definition | undefined => {
    const inner = bare(expression);
    const specifier = requiredModule(inner);
    if (specifier !== undefined) return wholeModule(modules.fileOf(inner), specifier);
    if (!ts.isPropertyAccessExpression(inner)) return undefined;
    const owner = requiredModule(inner.expression);
    return owner === undefined
      ? undefined
      : imported(modules.fileOf(inner), owner, inner.name.text, new Set());
  };

  /** What `require` gives: the value of `module.exports` where it is set as a whole, else the module. */
  const wholeModule = (fromFile: string, specifier: string): Definition | undefined => {
    const definition = imported(fromFile, specifier, '*', new Set());
    if (definition?.kind !== 'module') return definition;
    const whole = exportsOf(definition.file)?.whole;
    return whole === undefined ? definition : (named(whole) ?? definition);
  };

  const declared = (declaration: ts.Declaration): Definition | undefined => {
    if (
      ts.isImportClause(declaration) ||
      ts.isImportSpecifier(declaration) ||
      ts.isNamespaceImport(declaration)
    ) {
      return importedBy(declaration);
    }
    if (ts.isImportEqualsDeclaration(declaration)) {
      const reference = declaration.moduleReference;
      if (!ts.isExternalModuleReference(reference) || !ts.isStringLiteralLike(reference.expression))
        return undefined;
      return wholeModule(modules.fileOf(declaration), reference.expression.text);
    }
    if (ts.isShorthandPropertyAssignment(declaration)) return lexical(declaration.name);
    if (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)) {
      return required(declaration) ?? { kind: 'declaration', node: declaration };
    }
    if (ts.isPropertyAssignment(declaration)) {
      return named(declaration.initializer) ?? { kind: 'declaration', node: declaration };
    }
    return { kind: 'declaration', node: declaration };
  };

  const named = (expression: ts.Expression): Definition | undefined => {
    const inner = bare(expression);
    if (ts.isIdentifier(inner)) return lexical(inner);
    const module = requiredBy(inner);
    if (module !== undefined) return module;
    const node = declarationOf(inner);
    return node === undefined ? undefined : { kind: 'declaration', node };
  };

  const lexical = (identifier: ts.Identifier): Definition | undefined => {
    const declaration = scopes.lookup(identifier.text, identifier);
    return declaration === undefined ? undefined : declared(declaration);
  };

  return { lexical, named, declared, exported: (file, name) => exportedFrom(file, name, new Set()) };
}
