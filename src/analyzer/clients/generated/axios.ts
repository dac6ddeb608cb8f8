import { ts } from 'ts-morph';
import { initializerOf } from '../../syntax/declared.js';
import { type FunctionNode, isFunctionNode } from '../../syntax/function-nodes.js';
import { callArguments } from '../../values/call-arguments.js';
import type { Evaluator } from '../../values/evaluator.js';
import { bindParameters } from '../../values/instances/instances.js';
import { optionsOf } from '../../values/text.js';
import { type Deferred, type Frame, ready, rootFrame } from '../../values/value.js';
import { instanceSettings } from '../axios/call.js';
import { firstSetting, methodSetting } from '../shared/settings.js';
import { type GeneratedOperation, type Generator, generatedRequest } from './generator.js';
import { callsBelow, deferred, givenBase, pathTemplate, pathValue } from './path.js';

/** `OrdersApiFp(configuration).getOrder(id).then((request) => request(axios, basePath))`, in its pieces. */
interface FpCall {
  readonly call: ts.CallExpression;
  /** `OrdersApi` */
  readonly api: string;
  readonly operation: string;
  readonly configuration: ts.Expression | undefined;
  readonly axios: ts.Expression | undefined;
  readonly basePath: ts.Expression | undefined;
}

/** The call that an expression is, or that its variable was made with. */
function madeBy(evaluator: Evaluator, expression: ts.Expression): ts.CallExpression | undefined {
  if (ts.isCallExpression(expression)) return expression;
  const initializer = initializerOf(evaluator.program, expression);
  return initializer !== undefined && ts.isCallExpression(initializer) ? initializer : undefined;
}

function fpCall(evaluator: Evaluator, call: ts.CallExpression): FpCall | undefined {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const maker = madeBy(evaluator, callee.expression);
  if (maker === undefined || !ts.isIdentifier(maker.expression) || !maker.expression.text.endsWith('Fp'))
    return undefined;
  const handler =
    ts.isPropertyAccessExpression(call.parent) && ts.isCallExpression(call.parent.parent)
      ? call.parent.parent.arguments[0]
      : undefined;
  const sending = handler === undefined ? undefined : callsBelow(handler)[0];
  if (sending === undefined) return undefined;
  return {
    call,
    api: maker.expression.text.slice(0, -2),
    operation: callee.name.text,
    configuration: maker.arguments[0],
    axios: sending.arguments[0],
    basePath: sending.arguments[1],
  };
}

/** The functions of `OrdersApiAxiosParamCreator`, by operation. */
function creatorsOf(source: ts.SourceFile, api: string): ReadonlyMap<string, FunctionNode> {
  const found = new Map<string, FunctionNode>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && isFunctionNode(node.initializer))
      found.set(node.name.text, node.initializer);
    else ts.forEachChild(node, visit);
  };
  for (const statement of source.statements) {
    const declarations = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    for (const { name, initializer } of declarations)
      if (name.getText() === `${api}AxiosParamCreator` && initializer !== undefined) visit(initializer);
  }
  return found;
}

interface Created {
  readonly path: ts.Expression;
  readonly method: ts.Expression | undefined;
  readonly body: ts.Expression | undefined;
}

/** What one function of the creator says of the request. */
function createdBy(creator: FunctionNode): Created | undefined {
  let path: ts.Expression | undefined;
  let method: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'localVarPath') path ??= node.initializer;
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'method') method ??= node.initializer;
    ts.forEachChild(node, visit);
  };
  visit(creator);
  const serialised = callsBelow(creator).find(({ expression }) =>
    expression.getText().endsWith('serializeDataIfNeeded'),
  );
  return path === undefined ? undefined : { path, method, body: serialised?.arguments[0] };
}

/** An instance's own base wins, then the configuration's, then the one beside it. */
function baseOf(evaluator: Evaluator, fp: FpCall, frame: Frame): Deferred | undefined {
  const instance = fp.axios === undefined ? undefined : evaluator.evaluate(fp.axios, frame);
  for (const option of instance === undefined ? [] : optionsOf(instance)) {
    const settings = option.kind === 'made' ? instanceSettings(option) : undefined;
    const base = firstSetting(evaluator, settings ?? [], ['baseURL'], fp.call);
    if (base !== undefined) return base;
  }
  const configuration =
    fp.configuration === undefined ? undefined : evaluator.evaluate(fp.configuration, frame);
  const isGiven = configuration !== undefined && configuration.kind !== 'constant';
  const configured = isGiven ? evaluator.member(configuration, 'basePath', fp.call) : undefined;
  if (configured !== undefined && configured.kind !== 'constant')
    return ready(givenBase(configured, fp.call), fp.configuration);
  return fp.basePath === undefined
    ? undefined
    : ready(givenBase(evaluator.evaluate(fp.basePath, frame), fp.call));
}

function operationOf(
  evaluator: Evaluator,
  fp: FpCall,
  creator: FunctionNode,
): GeneratedOperation | undefined {
  const created = createdBy(creator);
  if (created === undefined) return undefined;
  const template = pathTemplate(evaluator, created.path);
  return {
    sink: fp.call,
    read(frame) {
      const values = callArguments(evaluator, fp.call.arguments, frame);
      const inner: Frame = {
        parameters: bindParameters(creator.parameters, values, rootFrame),
        self: undefined,
      };
      return generatedRequest(
        {
          base: baseOf(evaluator, fp, frame),
          path: pathValue(evaluator, template, inner),
          method: methodSetting(deferred(evaluator, created.method, inner), fp.call),
          body: deferred(evaluator, created.body, inner),
        },
        fp.call,
      );
    },
  };
}

/** https://openapi-generator.tech/docs/generators/typescript-axios */
export const generatedAxios: Generator = {
  id: 'typescript-axios',
  mark: /AxiosParamCreator\b/,
  operations(evaluator, source) {
    const creators = new Map<string, ReadonlyMap<string, FunctionNode>>();
    return callsBelow(source).flatMap((call) => {
      const fp = fpCall(evaluator, call);
      if (fp === undefined) return [];
      const ofApi = creators.get(fp.api) ?? creatorsOf(source, fp.api);
      creators.set(fp.api, ofApi);
      const creator = ofApi.get(fp.operation);
      return creator === undefined ? [] : (operationOf(evaluator, fp, creator) ?? []);
    });
  },
};
