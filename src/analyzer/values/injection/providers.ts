import { ts } from 'ts-morph';
import { oncePer } from '../../once-per.js';
import { propertyOf } from '../../syntax/definitions.js';
import { eachNode } from '../../syntax/each-node.js';
import { calledName } from '../../syntax/expressions.js';
import type { Evaluator } from '../evaluator.js';
import { rootFrame } from '../value.js';
import { type Token, tokenOf } from './tokens.js';

/** How a provider makes what it provides. */
export interface Provider {
  readonly token: Token;
  readonly how: 'value' | 'factory' | 'class' | 'existing';
  readonly given: ts.Expression;
  /** What the factory is called with. */
  readonly inject: ts.Expression | undefined;
}

const ways: readonly (readonly [string, Provider['how']])[] = [
  ['useValue', 'value'],
  ['useFactory', 'factory'],
  ['useClass', 'class'],
  ['useExisting', 'existing'],
  ['useToken', 'existing'],
];

function writtenProperty(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = propertyOf(object, name);
  if (property === undefined) return undefined;
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

function ofObject(
  evaluator: Evaluator,
  object: ts.ObjectLiteralExpression,
  key: ts.Expression,
): readonly Provider[] {
  for (const [name, how] of ways) {
    const given = writtenProperty(object, name);
    if (given === undefined) continue;
    const token = tokenOf(evaluator, key)?.token;
    return token === undefined ? [] : [{ token, how, given, inject: writtenProperty(object, 'inject') }];
  }
  return [];
}

/** `{ provide: TOKEN, useValue: … }`: https://docs.nestjs.com/fundamentals/custom-providers */
function literalProviders(evaluator: Evaluator): readonly Provider[] {
  const { program } = evaluator;
  const found: Provider[] = [];
  const note = (node: ts.Node): void => {
    const object = ts.isObjectLiteralExpression(node) ? node : undefined;
    const key = object === undefined ? undefined : writtenProperty(object, 'provide');
    if (object !== undefined && key !== undefined) found.push(...ofObject(evaluator, object, key));
  };
  for (const file of program.filesWith('provide')) {
    const source = /\bprovide\b/.test(program.textOf(file)) ? program.source(file) : undefined;
    if (source !== undefined) eachNode(source, note);
  }
  return found;
}

/** `container.register(TOKEN, { useValue })`: https://www.npmjs.com/package/tsyringe */
function registered(evaluator: Evaluator): readonly Provider[] {
  return evaluator.program.callsNamed('register').flatMap((call) => {
    const [key, object] = call.arguments ?? [];
    return key !== undefined && object !== undefined && ts.isObjectLiteralExpression(object)
      ? ofObject(evaluator, object, key)
      : [];
  });
}

const bindings: ReadonlyMap<string, Provider['how']> = new Map([
  ['to', 'class'],
  ['toConstantValue', 'value'],
  ['toDynamicValue', 'factory'],
  ['toService', 'existing'],
]);

/** `container.bind(TOKEN).toConstantValue(…)`: https://inversify.io */
function bound(evaluator: Evaluator): readonly Provider[] {
  return evaluator.program.callsNamed('bind').flatMap((call): readonly Provider[] => {
    const [key] = call.arguments ?? [];
    const access = call.parent;
    const outer = ts.isPropertyAccessExpression(access) ? access.parent : undefined;
    if (key === undefined || outer === undefined || !ts.isCallExpression(outer)) return [];
    const how = bindings.get(calledName(outer.expression)?.text ?? '');
    const [given] = outer.arguments;
    const token = how === undefined || given === undefined ? undefined : tokenOf(evaluator, key)?.token;
    return how === undefined || given === undefined || token === undefined
      ? []
      : [{ token, how, given, inject: undefined }];
  });
}

/** `Container.set(TOKEN, value)`: https://docs.typestack.community/typedi */
function set(evaluator: Evaluator): readonly Provider[] {
  return evaluator.program.callsNamed('set').flatMap((call): readonly Provider[] => {
    const [key, given] = call.arguments ?? [];
    if (key === undefined || given === undefined || !ts.isPropertyAccessExpression(call.expression))
      return [];
    const owner = evaluator.evaluate(call.expression.expression, rootFrame);
    const isContainer = owner.kind === 'library' && owner.specifier === 'typedi';
    const token = isContainer ? tokenOf(evaluator, key)?.token : undefined;
    return token === undefined ? [] : [{ token, how: 'value', given, inject: undefined }];
  });
}

/** Packages with a container, and how what is put into it is found. */
const containers: readonly (readonly [specifier: string, (evaluator: Evaluator) => readonly Provider[]])[] = [
  ['@nestjs/common', literalProviders],
  ['tsyringe', registered],
  ['inversify', bound],
  ['typedi', set],
];

/** While providers are looked for, a token that needs one to be told is none. */
const noProviders: ReadonlyMap<Token, readonly Provider[]> = new Map();

/** Everything that a container of the repository is told to provide, by token. */
export const providersOf = oncePer((evaluator: Evaluator): ReadonlyMap<Token, readonly Provider[]> => {
  const found = new Map<Token, Provider[]>();
  for (const [specifier, find] of containers) {
    if (evaluator.program.filesWith(specifier).length === 0) continue;
    for (const provider of find(evaluator))
      found.set(provider.token, [...(found.get(provider.token) ?? []), provider]);
  }
  return found;
}, noProviders);
