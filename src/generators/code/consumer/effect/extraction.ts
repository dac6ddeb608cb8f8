import { ts } from 'ts-morph';
import type { Repository } from '../../../../model/repository.js';
import type { Route } from '../../../../model/route.js';
import { type Carried, carriedOf } from './carried.js';
import { type DatabaseUse, databaseUseOf } from './database.js';
import { importOf } from './declarations.js';
import { freeName } from './free-name.js';
import { fileBeside, functionNamesOf } from './function-name.js';
import type { HandlerFunction } from './handler-function.js';
import { importEffectOf, topLevelNames } from './import-safety.js';
import type { ModuleLookup } from './module-lookup.js';
import { awaits, referencesOf, refusalOfControl, sharedNames } from './references.js';
import { isRefusal, type Refusal, refusal } from './refusal.js';
import type { InputParameter, RequestInputs } from './request-inputs.js';
import type { SplitBody } from './response.js';

/** Everything that is known of a function before a line of it is written. */
export interface Extraction {
  readonly handler: HandlerFunction;
  readonly split: SplitBody;
  readonly inputs: RequestInputs;
  readonly carried: Carried;
  readonly name: string;
  readonly file: string;
  /** The statements that move, without those that only named an input. */
  readonly kept: readonly ts.Statement[];
  readonly database: (DatabaseUse & { readonly parameter: string }) | undefined;
  readonly isAsync: boolean;
  /** Names that the response needs of what moved. */
  readonly shared: readonly { readonly name: string; readonly declaration: ts.Declaration }[];
}

/** Plans a function that does what the handler does before it answers; refuses where that is not safe. */
export function planExtraction(
  split: SplitBody,
  inputs: RequestInputs,
  handler: HandlerFunction,
  route: Route,
  repository: Repository,
  modules: ModuleLookup,
): Extraction | Refusal {
  const kept = split.moved.filter((statement) => !inputs.dropped.includes(statement));
  const code = split.movedPayload === undefined ? kept : [...kept, split.movedPayload];
  if (code.length === 0) return refusal('The handler does nothing but answer.');
  const refused = refusalOfControl(code);
  if (refused !== undefined) return refused;
  const removed = split.movedPayload === undefined ? split.moved : [...split.moved, split.movedPayload];
  const references = referencesIn(code, inputs, handler);
  if (isRefusal(references)) return references;
  const carried = carriedOf(removed, references, handler);
  if (isRefusal(carried)) return carried;
  const unsafe = unsafeImport(carried, handler, modules);
  if (unsafe !== undefined) return unsafe;
  const database = databaseUseOf(code, handler, modules);
  const place = freePlace(route, code, handler, repository);
  if (isRefusal(place)) return place;
  return {
    handler,
    split,
    inputs,
    carried,
    ...place,
    kept,
    database: database && { ...database, parameter: freeName(['database', 'db', 'client'], code) },
    isAsync: awaits(kept) || awaitsInside(split.movedPayload),
    shared: sharedNames(
      kept,
      split.response.filter((node) => node !== split.movedPayload),
      handler,
    ).filter(({ declaration }) => !usedOnlyIn(declaration, split, handler)),
  };
}

/** Code may refer to what a dropped statement declared: that is a parameter now. */
function referencesIn(code: readonly ts.Node[], inputs: RequestInputs, handler: HandlerFunction) {
  return referencesOf([...code, ...inputs.dropped, ...inputs.typeNodes], handler);
}

/** True where the response needs a name only inside the content that moves along. */
function usedOnlyIn(declaration: ts.Declaration, split: SplitBody, handler: HandlerFunction): boolean {
  const payload = split.movedPayload;
  if (payload === undefined) return false;
  let outside = false;
  const visit = (node: ts.Node): void => {
    if (node === payload) return;
    if (ts.isIdentifier(node) && handler.checked.declarationOf(node) === declaration) outside = true;
    ts.forEachChild(node, visit);
  };
  for (const node of split.response) visit(node);
  return !outside;
}

/** The outermost `await` of the content stays in the route. */
function awaitsInside(payload: ts.Expression | undefined): boolean {
  if (payload === undefined) return false;
  return awaits([ts.isAwaitExpression(payload) ? payload.expression : payload]);
}

function unsafeImport(
  carried: Carried,
  handler: HandlerFunction,
  modules: ModuleLookup,
): Refusal | undefined {
  const { file } = handler.checked;
  const specifiers = new Set([...carried.imports].map((binding) => importOf(binding)?.specifier ?? ''));
  const imported = [...specifiers].flatMap((specifier) => modules.resolve(file, specifier) ?? []).toSorted();
  const needsRoute = carried.fromRoute.some((declaration) => !isType(declaration));
  for (const target of needsRoute ? [...imported, file] : imported) {
    const effect = importEffectOf(target, modules);
    if (effect !== undefined) {
      return refusal(
        `Importing ${target} ${effect.what} (${effect.file}:${effect.line}), and a worker would do so too.`,
      );
    }
  }
  return undefined;
}

export function isType(declaration: ts.Declaration): boolean {
  return ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration);
}

/** A name and a file for the function that nothing has yet. */
function freePlace(
  route: Route,
  code: readonly ts.Node[],
  { checked }: HandlerFunction,
  repository: Repository,
): { readonly name: string; readonly file: string } | Refusal {
  const taken = topLevelNames(checked.source);
  const text = code.map((node) => node.getText()).join('\n');
  for (const name of functionNamesOf(route, text)) {
    const file = fileBeside(checked.file, name, repository);
    if (!taken.has(name) && !new RegExp(`\\b${name}\\b`).test(text) && !repository.files.includes(file)) {
      return { name, file };
    }
  }
  return refusal(
    `No free name was found for the function that does what ${route.method} ${route.path} does.`,
  );
}

/** The parameters of the function in order: the database, the segments of the path, the body. */
export function parametersOf({ database, inputs }: Extraction): readonly InputParameter[] {
  return [
    ...(database === undefined
      ? []
      : [{ name: database.parameter, type: database.type.text, argument: database.name }]),
    ...inputs.pathArguments,
    ...(inputs.body === undefined ? [] : [inputs.body]),
  ];
}
