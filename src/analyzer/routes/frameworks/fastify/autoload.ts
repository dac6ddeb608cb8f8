import { ts } from 'ts-morph';
import { folderOf, isInside } from '../../../paths.js';
import type { SourceProgram } from '../../../syntax/create-program.js';
import { awaited } from '../../../syntax/expressions.js';
import { constantText, writtenMember } from '../../constant-text.js';
import { declaredFunction } from '../../functions.js';
import { pathFromHere } from '../../paths/file-paths.js';
import { joinPaths, pathTemplates } from '../../paths/path-template.js';
import type { MountFact } from '../../route-fact.js';

/** Packages that register every file of a folder as a plugin. */
export const autoloadPackages = ['@fastify/autoload', 'fastify-autoload'];

const index = /(?:^|\/)index\.[cm]?[jt]s$/;

interface Autoload {
  readonly dir: string;
  readonly prefix: string;
  readonly usesFolders: boolean;
  readonly hasParameters: boolean;
}

/**
 * The plugins of a folder, each below the path of its own folder, or of the `autoPrefix` that it exports.
 * https://github.com/fastify/fastify-autoload
 */
export function autoloadMounts(
  call: ts.CallExpression,
  parent: ts.Node,
  program: SourceProgram,
): readonly MountFact[] {
  const [, options] = call.arguments;
  const dir = pathFromHere(writtenMember(options, 'dir'), program);
  if (dir === undefined) return [];
  const written = writtenMember(writtenMember(options, 'options'), 'prefix');
  const prefix = written === undefined ? '' : constantText(written, program);
  const autoload: Autoload = {
    dir,
    prefix: prefix ?? '',
    usesFolders: !isLiteral(writtenMember(options, 'dirNameRoutePrefix'), ts.SyntaxKind.FalseKeyword),
    hasParameters: isLiteral(writtenMember(options, 'routeParams'), ts.SyntaxKind.TrueKeyword),
  };
  return pluginFiles(dir, program).flatMap(({ file, isRegistered }) => {
    const child = pluginOf(file, program)?.parameters[0];
    const path = isRegistered ? prefixOf(file, autoload, program) : undefined;
    if (child === undefined) return [];
    return pathTemplates(path ?? '', 'colon').map((template) => ({
      kind: 'mount',
      parent,
      child,
      prefix: prefix === undefined || path === undefined ? null : template.path,
      parameters: template.parameters,
      place: call,
      middleware: [],
    }));
  });
}

function isLiteral(expression: ts.Expression | undefined, kind: ts.SyntaxKind): boolean {
  return expression !== undefined && awaited(expression).kind === kind;
}

/** Every file of a folder; beside an index only those of deeper folders are registered. */
function pluginFiles(
  dir: string,
  program: SourceProgram,
): readonly { readonly file: string; readonly isRegistered: boolean }[] {
  const files = program.sourceFiles.filter((file) => isInside(file, dir));
  const indexed = new Set(files.filter((file) => index.test(file)).map(folderOf));
  return files.map((file) => ({ file, isRegistered: index.test(file) || !indexed.has(folderOf(file)) }));
}

function pluginOf(file: string, program: SourceProgram): ts.FunctionLikeDeclaration | undefined {
  const definition = program.exported(file, 'default');
  return definition?.kind === 'declaration' ? declaredFunction(definition.node, program)?.node : undefined;
}

/** Undefined where the file's own prefix cannot be told. */
function prefixOf(
  file: string,
  { dir, prefix, usesFolders, hasParameters }: Autoload,
  program: SourceProgram,
): string | undefined {
  if (exportsPrefix(file, program, 'prefixOverride')) {
    return exportedText(file, 'prefixOverride', program);
  }
  if (exportsPrefix(file, program, 'autoPrefix')) {
    const own = exportedText(file, 'autoPrefix', program);
    return own === undefined ? undefined : joinPaths(prefix, own);
  }
  const folder = usesFolders ? folderOf(file).slice(dir.length) : '';
  return joinPaths(prefix, hasParameters ? folder.replace(/\/_{1,2}(?=\w)/g, '/:') : folder);
}

function exportsPrefix(file: string, program: SourceProgram, name: string): boolean {
  return program.textOf(file).includes(name);
}

function exportedText(file: string, name: string, program: SourceProgram): string | undefined {
  const definition = program.exported(file, name);
  const node = definition?.kind === 'declaration' ? definition.node : undefined;
  if (node === undefined) return memberOfDefault(file, name, program);
  if (ts.isVariableDeclaration(node)) return constantText(node.initializer, program);
  return ts.isBinaryExpression(node) ? constantText(node.right, program) : undefined;
}

/** `module.exports.autoPrefix = '/x'` beside `module.exports = plugin`. */
function memberOfDefault(file: string, name: string, program: SourceProgram): string | undefined {
  for (const statement of program.source(file)?.statements ?? []) {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, right } = statement.expression;
    if (ts.isPropertyAccessExpression(left) && left.name.text === name) return constantText(right, program);
  }
  return undefined;
}
