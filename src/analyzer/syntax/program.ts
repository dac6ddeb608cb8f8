import type { ts } from 'ts-morph';
import type { Repository } from '../../model/repository.js';

/** What a name means once imports and re-exports have been followed. */
export type Definition =
  /** A declaration in a file of the repository: variable, function, class, parameter, enum … */
  | { readonly kind: 'declaration'; readonly node: ts.Declaration }
  /** A whole module of the repository (`import * as config from './config'`, `require('./config')`). */
  | { readonly kind: 'module'; readonly file: string }
  /** Something of a package: `exported` is `default`, `*` for the whole module, or the exported name. */
  | { readonly kind: 'package'; readonly specifier: string; readonly exported: string };

/**
 * The repository's TypeScript and JavaScript as syntax trees with names bound across files: lazily parsed, no type
 * checker. Every node has its parent set.
 */
export interface Program {
  readonly repository: Repository;
  /** Production source files by path, sorted (no tests, no declaration files, no generated files of ours). */
  readonly sourceFiles: readonly string[];
  source(file: string): ts.SourceFile | undefined;
  /** The repository path of a node's file. */
  fileOf(node: ts.Node): string;
  /** 1-based line of a node's first token. */
  lineOf(node: ts.Node): number;
  /** The repository file that a specifier names: relative paths, workspace packages, tsconfig `paths`. */
  resolveModule(fromFile: string, specifier: string): string | undefined;
  /** What an identifier refers to, through imports and re-exports; undefined for globals and what cannot be told. */
  definition(identifier: ts.Identifier): Definition | undefined;
  /** What a module exports under a name (`default` too), through re-exports and CommonJS `module.exports`. */
  exported(file: string, name: string): Definition | undefined;
  /** The calls and `new` expressions in production files whose callee is this function, method or class. */
  callersOf(
    node: ts.SignatureDeclaration | ts.ClassLikeDeclaration,
  ): readonly (ts.CallExpression | ts.NewExpression)[];
}
