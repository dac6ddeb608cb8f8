import { ts } from 'ts-morph';
import { oncePer } from '../../once-per.js';
import { folderOf, foldersUp } from '../../paths.js';
import { isAssignment } from '../../syntax/assignments.js';
import { declarationOf } from '../../syntax/declared.js';
import { eachNode } from '../../syntax/each-node.js';
import { bare, enclosingFunction } from '../../syntax/expressions.js';
import { isWithin } from '../../syntax/function-nodes.js';
import { callArguments } from '../../values/call-arguments.js';
import type { Evaluator } from '../../values/evaluator.js';
import { bindParameters } from '../../values/instances/instances.js';
import { rootLibrary } from '../../values/libraries/library.js';
import { type Frame, type LibraryValue, type MadeValue, rootFrame } from '../../values/value.js';

/**
 * Code that changes what an instance sends: `instance.interceptors.request.use(value)`,
 * `instance.defaults.baseURL = value`, `axiosRetry(instance, value)`.
 */
export interface Override {
  readonly kind: 'default' | 'interceptor' | 'retry';
  readonly instance: ts.Expression;
  readonly value: ts.Expression | undefined;
  /** What is bound where the code runs. */
  readonly frame: Frame;
}

function memberPath(node: ts.Expression, names: readonly string[]): ts.Expression | undefined {
  let at = bare(node);
  for (const name of names.toReversed()) {
    if (!ts.isPropertyAccessExpression(at) || at.name.text !== name) return undefined;
    at = bare(at.expression);
  }
  return at;
}

function interceptors({ program }: Evaluator): readonly Override[] {
  if (program.filesWith('interceptors').length === 0) return [];
  return program.callsNamed('use').flatMap((call): Override[] => {
    const instance = memberPath(call.expression, ['interceptors', 'request', 'use']);
    const value = call.arguments?.[0];
    return instance === undefined || value === undefined
      ? []
      : [{ kind: 'interceptor', instance, value, frame: rootFrame }];
  });
}

function defaultsIn(source: ts.SourceFile): readonly Override[] {
  const found: Override[] = [];
  eachNode(source, (node) => {
    if (isAssignment(node)) {
      const instance = memberPath(node.left, ['defaults', 'baseURL']);
      if (instance !== undefined)
        found.push({ kind: 'default', instance, value: node.right, frame: rootFrame });
    }
  });
  return found;
}

function defaults({ program }: Evaluator): readonly Override[] {
  return program
    .filesWith('baseURL')
    .filter((file) => /\bdefaults\.baseURL\s*=[^=]/.test(program.textOf(file)))
    .flatMap((file) => {
      const source = program.source(file);
      return source === undefined ? [] : defaultsIn(source);
    });
}

/** `axiosRetry(instance, settings)`: https://github.com/softonic/axios-retry#usage */
function retries({ program }: Evaluator): readonly Override[] {
  const files = program.filesWith('axios-retry');
  return files.flatMap(program.callsIn).flatMap((call): Override[] => {
    const callee = bare(call.expression);
    const definition = ts.isIdentifier(callee) ? program.definition(callee) : undefined;
    const [instance, value] = call.arguments ?? [];
    return definition?.kind === 'package' && definition.specifier === 'axios-retry' && instance !== undefined
      ? [{ kind: 'retry', instance, value, frame: rootFrame }]
      : [];
  });
}

/** `prepare(instance)` whose function changes its parameter changes what each caller hands over. */
function atCallers(evaluator: Evaluator, override: Override): readonly Override[] {
  const { program } = evaluator;
  const parameter = declarationOf(program, bare(override.instance));
  if (parameter === undefined || !ts.isParameter(parameter)) return [override];
  const { parent: owner } = parameter;
  const found = program.callersOf(owner).flatMap((call): Override[] => {
    const instance = call.arguments?.[owner.parameters.indexOf(parameter)];
    const values = callArguments(evaluator, call.arguments, rootFrame);
    const frame: Frame = {
      parameters: bindParameters(owner.parameters, values, rootFrame),
      self: undefined,
    };
    return instance === undefined ? [] : [{ ...override, instance, frame }];
  });
  return [override, ...found];
}

const overridesIn = oncePer((evaluator: Evaluator): readonly Override[] => {
  const all = [...defaults(evaluator), ...interceptors(evaluator), ...retries(evaluator)];
  return all.flatMap((override) => atCallers(evaluator, override));
});

const foldersWithPackage = oncePer((evaluator: Evaluator): ReadonlySet<string> => {
  const manifests = evaluator.program.repository.files.filter((file) => /(?:^|\/)package\.json$/.test(file));
  return new Set(manifests.map(folderOf));
});

/** The folder of the package that a file belongs to: the package's own axios is one object for it alone. */
function packageOf(evaluator: Evaluator, node: ts.Node): string {
  const packages = foldersWithPackage(evaluator);
  const folders = foldersUp(folderOf(evaluator.program.fileOf(node)));
  return folders.find((folder) => packages.has(folder)) ?? '.';
}

/** How an override bears on the instance that is called: it is its own, or that of the package which made it. */
function scopeOf(
  evaluator: Evaluator,
  callee: LibraryValue | MadeValue,
  node: ts.Node,
  { instance }: Override,
): 'inherited' | 'own' | undefined {
  const value = evaluator.evaluate(instance, rootFrame);
  const home = packageOf(evaluator, instance);
  if (value.kind === 'made') {
    const isSame = callee.kind === 'made' && value.node === callee.node;
    // what another service does to an instance that they share is its own business
    const isNear = isSame && [node, callee.node].some((place) => packageOf(evaluator, place) === home);
    return isNear ? 'own' : undefined;
  }
  if (value.kind !== 'library' || value.path.length > 0 || home !== packageOf(evaluator, node))
    return undefined;
  if (rootLibrary(callee).specifier !== value.specifier) return undefined;
  return callee.kind === 'library' ? 'own' : 'inherited';
}

/** True for code in the function that made the instance. */
function isBeside(callee: LibraryValue | MadeValue, node: ts.Node): boolean {
  const owner = callee.kind === 'made' ? enclosingFunction(callee.node) : undefined;
  return owner !== undefined && isWithin(node, owner);
}

/** An override with what is known where an instance is called. */
export interface Applied extends Override {
  readonly scope: 'inherited' | 'own';
  /** True where the code surely ran: it stands outside of functions, or where the instance is made. */
  readonly isCertain: boolean;
}

/** The overrides that bear on the instance which is called, in the order of their files. */
export function overridesOf(
  evaluator: Evaluator,
  callee: LibraryValue | MadeValue,
  node: ts.Node,
): readonly Applied[] {
  return overridesIn(evaluator).flatMap((override): Applied[] => {
    const scope = scopeOf(evaluator, callee, node, override);
    if (scope === undefined) return [];
    const isNear = isBeside(callee, override.instance);
    // the parameters of the function that made the instance are bound as they were for its own settings
    const made = isNear && callee.kind === 'made' ? callee.arguments[0]?.frame : undefined;
    const isCertain = isNear || enclosingFunction(override.instance) === undefined;
    return [{ ...override, scope, isCertain, frame: made ?? override.frame }];
  });
}
