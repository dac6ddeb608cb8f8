import { ts } from 'ts-morph';
import { bare, boundProperty, requiredModule } from './expressions.js';
import { type ExportSource, type ModuleExports, moduleExportsOf } from './module-exports.js';
import type { Definition } from './program.js';
import { createScopes, type Scopes } from './scopes.js';

/** What name binding needs to know of the repository. */
export interface Modules {
  source(file: string): ts.SourceFile | undefined;
  textOf(file: string): string;
  fileOf(node: ts.Node): string;
  resolveModule(fromFile: string, specifier: string): string | undefined;
}

export interface Definitions {
  /** What an identifier refers to by the rules of scopes and imports; not for the name after a dot. */
  lexical(identifier: ts.Identifier): Definition | undefined;
  /** True where some scope or import declares the name, even if what it means cannot be told. */
  isBound(identifier: ts.Identifier): boolean;
  /** The declaration that a name means by the rules of scopes alone: an import is not followed. */
  bound(identifier: ts.Identifier): ts.Declaration | undefined;
  exported(file: string, name: string): Definition | undefined;
  /** What an expression names, where it is a name, a function, a class or a module. */
  named(expression: ts.Expression): Definition | undefined;
  declared(declaration: ts.Declaration): Definition | undefined;
}

interface Binding {
  readonly modules: Modules;
  readonly scopes: Scopes;
  readonly exportsByFile: Map<string, ModuleExports | undefined>;
  /** Whether a file exports what others export, or sets all that it exports at once. */
  readonly passesOn: Map<string, boolean>;
  /** By file and name; filled once a look-up from outside has ended. */
  readonly exported: Map<string, Definition | undefined>;
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

/** Clients that `protoc` writes into a folder which is not kept in the repository: they count as one package. */
const generatedStub = /_grpc_pb(?:\.js)?$/;

function exportsOf(binding: Binding, file: string): ModuleExports | undefined {
  if (binding.exportsByFile.has(file)) return binding.exportsByFile.get(file);
  const source = file.endsWith('.json') ? undefined : binding.modules.source(file);
  const found = source === undefined ? undefined : moduleExportsOf(source);
  binding.exportsByFile.set(file, found);
  return found;
}

/** A name of another module, `*` for the module as a whole. `seen` ends modules that re-export each other. */
function imported(
  binding: Binding,
  fromFile: string,
  specifier: string,
  name: string,
  seen: Set<string>,
): Definition | undefined {
  const file = binding.modules.resolveModule(fromFile, specifier);
  if (file === undefined) {
    if (generatedStub.test(specifier)) return { kind: 'package', specifier: 'grpc_pb', exported: name };
    return specifier.startsWith('.') ? undefined : { kind: 'package', specifier, exported: name };
  }
  if (name === '*') return { kind: 'module', file };
  return seen.size === 0 ? exported(binding, file, name) : exportedFrom(binding, file, name, seen);
}

function ofSource(
  binding: Binding,
  file: string,
  source: ExportSource,
  seen: Set<string>,
): Definition | undefined {
  if (source.kind === 'from') return imported(binding, file, source.specifier, source.name, seen);
  return ts.isExpression(source.node)
    ? named(binding, source.node)
    : declared(binding, source.node as ts.Declaration);
}

/** A name of a module that sets its exports as one value. */
function ofWholeExport(binding: Binding, whole: ts.Expression, name: string): Definition | undefined {
  const definition = named(binding, whole);
  if (name === 'default') return definition;
  if (definition?.kind === 'package') return { ...definition, exported: name };
  if (definition?.kind !== 'declaration') return undefined;
  const { node } = definition;
  const value =
    ts.isVariableDeclaration(node) && node.initializer !== undefined ? bare(node.initializer) : node;
  const property = ts.isObjectLiteralExpression(value) ? propertyOf(value, name) : undefined;
  return property === undefined ? undefined : declared(binding, property);
}

/** Modules that pass on what others export, or set all they export at once. */
const passesOn = /\bexport\s*(?:\*|=)|\bmodule\.exports\b/;

/** Whether the text of a module allows that it exports a name: most of a barrel's modules need not be parsed. */
function mayExport(binding: Binding, file: string, name: string): boolean {
  if (name === 'default' || binding.modules.textOf(file).includes(name)) return true;
  const known = binding.passesOn.get(file) ?? passesOn.test(binding.modules.textOf(file));
  binding.passesOn.set(file, known);
  return known;
}

function exportedFrom(
  binding: Binding,
  file: string,
  name: string,
  seen: Set<string>,
): Definition | undefined {
  const key = `${file}\n${name}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  if (file.endsWith('.json')) return name === 'default' ? { kind: 'module', file } : undefined;
  if (!mayExport(binding, file, name)) return undefined;
  const exports = exportsOf(binding, file);
  const own = exports?.names.get(name);
  if (own !== undefined) return ofSource(binding, file, own, seen);
  if (exports?.whole !== undefined) return ofWholeExport(binding, exports.whole, name);
  if (name === 'default')
    return exports !== undefined && exports.names.size > 0 ? { kind: 'module', file } : undefined;
  const found = (exports?.stars ?? []).map((specifier) => imported(binding, file, specifier, name, seen));
  return found.find((entry) => entry?.kind === 'declaration') ?? found.find((entry) => entry !== undefined);
}

function exported(binding: Binding, file: string, name: string): Definition | undefined {
  const key = `${file}\n${name}`;
  if (binding.exported.has(key)) return binding.exported.get(key);
  const found = exportedFrom(binding, file, name, new Set());
  binding.exported.set(key, found);
  return found;
}

type ImportedName = ts.ImportClause | ts.ImportSpecifier | ts.NamespaceImport;

function isImportedName(node: ts.Node): node is ImportedName {
  return ts.isImportClause(node) || ts.isImportSpecifier(node) || ts.isNamespaceImport(node);
}

function importedBy(binding: Binding, declaration: ImportedName): Definition | undefined {
  const file = binding.modules.fileOf(declaration);
  const statement = ts.findAncestor(declaration, ts.isImportDeclaration);
  if (statement === undefined || !ts.isStringLiteralLike(statement.moduleSpecifier)) return undefined;
  const specifier = statement.moduleSpecifier.text;
  if (ts.isNamespaceImport(declaration)) return imported(binding, file, specifier, '*', new Set());
  const name = ts.isImportSpecifier(declaration)
    ? (declaration.propertyName ?? declaration.name).text
    : 'default';
  return imported(binding, file, specifier, name, new Set());
}

/** `const x = require('y')`, `const { a } = require('y')`, `const x = require('y').a` */
function required(
  binding: Binding,
  declaration: ts.VariableDeclaration | ts.BindingElement,
): Definition | undefined {
  if (ts.isVariableDeclaration(declaration)) {
    return declaration.initializer === undefined ? undefined : requiredBy(binding, declaration.initializer);
  }
  const owner = declaration.parent.parent;
  const name = boundProperty(declaration);
  const initializer = ts.isVariableDeclaration(owner) ? owner.initializer : undefined;
  if (initializer === undefined || name === undefined) return undefined;
  const specifier = requiredModule(initializer);
  const file = binding.modules.fileOf(owner);
  return specifier === undefined ? undefined : imported(binding, file, specifier, name, new Set());
}

function requiredBy(binding: Binding, expression: ts.Expression): Definition | undefined {
  const inner = bare(expression);
  const file = binding.modules.fileOf(inner);
  const specifier = requiredModule(inner);
  if (specifier !== undefined) return wholeModule(binding, file, specifier);
  if (!ts.isPropertyAccessExpression(inner)) return undefined;
  const owner = requiredModule(inner.expression);
  return owner === undefined ? undefined : imported(binding, file, owner, inner.name.text, new Set());
}

/** What `require` gives: the value of `module.exports` where it is set as a whole, else the module. */
function wholeModule(binding: Binding, fromFile: string, specifier: string): Definition | undefined {
  const definition = imported(binding, fromFile, specifier, '*', new Set());
  if (definition?.kind !== 'module') return definition;
  const whole = exportsOf(binding, definition.file)?.whole;
  return whole === undefined ? definition : (named(binding, whole) ?? definition);
}

function importEquals(binding: Binding, declaration: ts.ImportEqualsDeclaration): Definition | undefined {
  const reference = declaration.moduleReference;
  if (!ts.isExternalModuleReference(reference) || !ts.isStringLiteralLike(reference.expression))
    return undefined;
  return wholeModule(binding, binding.modules.fileOf(declaration), reference.expression.text);
}

function declared(binding: Binding, declaration: ts.Declaration): Definition | undefined {
  const itself: Definition = { kind: 'declaration', node: declaration };
  if (isImportedName(declaration)) return importedBy(binding, declaration);
  if (ts.isImportEqualsDeclaration(declaration)) return importEquals(binding, declaration);
  if (ts.isShorthandPropertyAssignment(declaration)) return lexical(binding, declaration.name);
  if (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)) {
    return required(binding, declaration) ?? itself;
  }
  return ts.isPropertyAssignment(declaration) ? (named(binding, declaration.initializer) ?? itself) : itself;
}

function named(binding: Binding, expression: ts.Expression): Definition | undefined {
  const inner = bare(expression);
  if (ts.isIdentifier(inner)) return lexical(binding, inner);
  const module = requiredBy(binding, inner);
  if (module !== undefined) return module;
  const node = declarationOf(inner);
  return node === undefined ? undefined : { kind: 'declaration', node };
}

function lexical(binding: Binding, identifier: ts.Identifier): Definition | undefined {
  const declaration = binding.scopes.lookup(identifier.text, identifier);
  return declaration === undefined ? undefined : declared(binding, declaration);
}

/** Binds names across files; see `Definition`. */
export function createDefinitions(modules: Modules): Definitions {
  const binding: Binding = {
    modules,
    scopes: createScopes(),
    exportsByFile: new Map(),
    passesOn: new Map(),
    exported: new Map(),
  };
  return {
    lexical: (identifier) => lexical(binding, identifier),
    bound: (identifier) => binding.scopes.lookup(identifier.text, identifier),
    isBound: (identifier) => binding.scopes.lookup(identifier.text, identifier) !== undefined,
    exported: (file, name) => exported(binding, file, name),
    named: (expression) => named(binding, expression),
    declared: (declaration) => declared(binding, declaration),
  };
}
