import type { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { constantText } from '../constant-text.js';
import { type PathSyntax, pathTemplates } from '../paths/path-template.js';
import type { MountFact } from '../route-fact.js';

/** A plugin that is registered on a router, with the prefix that its options give it. */
export interface RegisteredPlugin {
  readonly call: ts.CallExpression;
  readonly parent: ts.Node;
  /** The parameter by which the plugin receives its own router. */
  readonly child: ts.Node;
  readonly prefix: ts.Expression | undefined;
}

/** The plugin's router below the one that it is registered on; its prefix is null where it cannot be told. */
export function pluginMounts(
  { call, parent, child, prefix: written }: RegisteredPlugin,
  syntax: PathSyntax,
  program: SourceProgram,
): readonly MountFact[] {
  const prefix = written === undefined ? '' : constantText(written, program);
  return pathTemplates(prefix ?? '', syntax).map(({ path, parameters }) => ({
    kind: 'mount',
    parent,
    child,
    prefix: prefix === undefined ? null : path,
    parameters,
    place: call,
    middleware: [],
  }));
}
