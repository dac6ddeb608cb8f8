import { ts } from 'ts-morph';
import { folderOf } from '../../paths.js';
import { enclosingFunction } from '../../syntax/expressions.js';
import { callArguments } from '../call-arguments.js';
import type { Evaluator } from '../evaluator.js';
import { bindParameters } from '../instances/instances.js';
import { union } from '../text.js';
import { type Deferred, type Frame, madeValue, rootFrame, unknown, type Value } from '../value.js';
import { cradleParameter } from './awilix.js';
import { type Provider, providersOf } from './providers.js';
import { injectedToken, type Token, tokenOf } from './tokens.js';

/** Providers that need each other deeper than this are not followed. */
const depthLimit = 6;

/** How many folders two paths share from the root on. */
function sharedDepth(left: string, right: string): number {
  const [a, b] = [left.split('/'), right.split('/')];
  const different = a.findIndex((name, index) => name !== b[index]);
  return different === -1 ? a.length : different;
}

/** The providers nearest to the code that asks: services of one repository use the same names for their own things. */
function nearest(evaluator: Evaluator, providers: readonly Provider[], at: ts.Node): readonly Provider[] {
  const folder = folderOf(evaluator.program.fileOf(at));
  const depths = providers.map(({ given }) => sharedDepth(folder, folderOf(evaluator.program.fileOf(given))));
  const deepest = Math.max(...depths);
  return providers.filter((_, index) => depths[index] === deepest);
}

/** What a container makes of a class, or of a package's class. */
function constructed(value: Value, node: ts.Node): Value | undefined {
  if (value.kind === 'class')
    return { kind: 'instance', node: value.node, arguments: undefined, frame: value.frame };
  return value.kind === 'library' ? madeValue(value, [], true, node) : undefined;
}

function injectedArguments(evaluator: Evaluator, { inject }: Provider, depth: number): readonly Deferred[] {
  if (inject === undefined || !ts.isArrayLiteralExpression(inject)) return [];
  return inject.elements.map((element): Deferred => {
    const named = ts.isObjectLiteralExpression(element) ? tokenInObject(element) : element;
    return {
      node: undefined,
      frame: rootFrame,
      value: () =>
        (named === undefined ? undefined : ofToken(evaluator, named, element, depth + 1)) ??
        unknown('nothing here provides it', element),
    };
  });
}

/** `{ token: USERS, optional: true }` */
function tokenInObject(node: ts.ObjectLiteralExpression): ts.Expression | undefined {
  const property = node.properties.find((entry) => entry.name?.getText() === 'token');
  return property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

/**
 * What is bound around a provider: `forRoot(options)` of a dynamic module has what its callers give.
 * https://docs.nestjs.com/fundamentals/dynamic-modules
 */
function moduleFrames(evaluator: Evaluator, given: ts.Expression): readonly Frame[] {
  const around = enclosingFunction(given);
  if (around === undefined || around.parameters.length === 0) return [rootFrame];
  const frames = evaluator.program.callersOf(around).map(({ arguments: values }): Frame => {
    const bound = bindParameters(around.parameters, callArguments(evaluator, values, rootFrame), rootFrame);
    return { parameters: bound, self: undefined };
  });
  return frames.length === 0 ? [rootFrame] : frames;
}

function provided(evaluator: Evaluator, provider: Provider, depth: number): Value | undefined {
  const values = moduleFrames(evaluator, provider.given).flatMap(
    (frame) => providedIn(evaluator, provider, frame, depth) ?? [],
  );
  return values.length === 0 ? undefined : union(values, provider.given);
}

function providedIn(
  evaluator: Evaluator,
  provider: Provider,
  frame: Frame,
  depth: number,
): Value | undefined {
  const { how, given } = provider;
  if (how === 'existing') return ofToken(evaluator, given, given, depth + 1);
  const value = evaluator.evaluate(given, frame);
  if (how === 'value') return value;
  if (how === 'class') return constructed(value, given);
  return evaluator.call(value, injectedArguments(evaluator, provider, depth), given, false);
}

function ofProviders(evaluator: Evaluator, token: Token, at: ts.Node, depth: number): Value | undefined {
  const providers = depth > depthLimit ? undefined : providersOf(evaluator).get(token);
  if (providers === undefined) return undefined;
  const values = nearest(evaluator, providers, at).flatMap(
    (provider) => provided(evaluator, provider, depth) ?? [],
  );
  return values.length === 0 ? undefined : union(values, at);
}

/** `@Inject(order.KEY)` gives what `registerAs('order', …)` makes: https://docs.nestjs.com/techniques/configuration */
function namespaceSettings(evaluator: Evaluator, expression: ts.Expression): Value | undefined {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'KEY') return undefined;
  const factory = evaluator.evaluate(expression.expression, rootFrame);
  return factory.kind === 'function' ? evaluator.call(factory, [], expression, false) : undefined;
}

/** What a token stands for: what a provider gives for it, or an instance of the class that it is. */
function ofToken(
  evaluator: Evaluator,
  expression: ts.Expression,
  at: ts.Node,
  depth: number,
): Value | undefined {
  const settings = namespaceSettings(evaluator, expression);
  if (settings !== undefined) return settings;
  const found = tokenOf(evaluator, expression);
  if (found === undefined) return undefined;
  return ofProviders(evaluator, found.token, at, depth) ?? constructed(found.value, at);
}

/** What a container gives for a class: a provider may put another one in its place. */
export function providedForClass(
  evaluator: Evaluator,
  node: ts.ClassLikeDeclaration,
  at: ts.Node,
): Value | undefined {
  return ofProviders(evaluator, node, at, 0);
}

/** What dependency injection gives to a parameter or a field; undefined where nothing in the repository says it. */
export function injectedValue(
  evaluator: Evaluator,
  node: ts.ParameterDeclaration | ts.PropertyDeclaration,
): Value | undefined {
  const token = injectedToken(node);
  if (token !== undefined) return ofToken(evaluator, token, node, 0);
  return ts.isParameter(node) ? cradleParameter(evaluator, node) : undefined;
}
