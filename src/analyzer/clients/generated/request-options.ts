import { ts } from 'ts-morph';
import { isAssignment } from '../../syntax/assignments.js';
import { eachNode } from '../../syntax/each-node.js';
import type { Evaluator } from '../../values/evaluator.js';
import { optionsOf, union } from '../../values/text.js';
import { type Deferred, type Frame, ready, type Value } from '../../values/value.js';
import { instanceSettings } from '../axios/call.js';
import { firstSetting, methodSetting } from '../shared/settings.js';
import { type Generator, generatedRequest } from './generator.js';
import { callsBelow, deferred, givenBase, pathTemplate, pathValue, propertyExpression } from './path.js';

/** Members under which the runtimes keep their base, as they are reached from what `request` is called on. */
const bases: readonly (readonly string[])[] = [
  ['configuration', 'basePath'],
  ['config', 'BASE'],
  ['baseUrl'],
];

function memberAt(evaluator: Evaluator, owner: Value, path: readonly string[], node: ts.Node): Value {
  let value = owner;
  for (const name of path) value = evaluator.member(value, name, node);
  return value;
}

function isTold(value: Value): boolean {
  return optionsOf(value).some((option) => option.kind === 'text' || option.kind === 'parameter');
}

/** What a runtime with an instance of axios was made with: `this.instance = axios.create({ baseURL })`. */
function instanceBase(evaluator: Evaluator, owner: Value, node: ts.Expression): Deferred | undefined {
  const instances = optionsOf(evaluator.member(owner, 'instance', node));
  for (const option of instances) {
    const settings = option.kind === 'made' ? instanceSettings(option) : undefined;
    const base = firstSetting(evaluator, settings ?? [], ['baseURL'], node);
    if (base !== undefined) return ready(givenBase(base.value(), node), node);
  }
  return undefined;
}

/** The base of the runtime that an operation sends through. */
function runtimeBase(evaluator: Evaluator, owner: Value, node: ts.Expression): Deferred | undefined {
  const made = instanceBase(evaluator, owner, node);
  if (made !== undefined) return made;
  const values = bases.map((path) => memberAt(evaluator, owner, path, node));
  const told = values.find(isTold);
  if (told !== undefined) return ready(givenBase(told, node), node);
  return ready(
    values.find((value) => value.kind === 'unknown' && value.depends.length > 0) ?? values[0] ?? owner,
    node,
  );
}

/** What is written to `OpenAPI.BASE` anywhere; the generated default where nothing is. */
function settingsBase(evaluator: Evaluator, settings: ts.Expression, frame: Frame): Deferred {
  const { program } = evaluator;
  const name = settings.getText();
  const definition = ts.isIdentifier(settings) ? program.definition(settings) : undefined;
  const written = program.filesWith(name).flatMap((file) => {
    const source = program.textOf(file).includes(`${name}.BASE`) ? program.source(file) : undefined;
    return source === undefined ? [] : writesOf(source, name);
  });
  const own = written.filter(({ owner }) => {
    const meant = program.definition(owner);
    return (
      meant?.kind === 'declaration' && definition?.kind === 'declaration' && meant.node === definition.node
    );
  });
  if (own.length > 0)
    return ready(
      union(
        own.map(({ value }) => evaluator.evaluate(value, frame)),
        settings,
      ),
      settings,
    );
  return ready(evaluator.member(evaluator.evaluate(settings, frame), 'BASE', settings), settings);
}

interface Write {
  readonly owner: ts.Identifier;
  readonly value: ts.Expression;
}

/** `OpenAPI.BASE = value` */
function writesOf(source: ts.SourceFile, name: string): readonly Write[] {
  const found: Write[] = [];
  eachNode(source, (node) => {
    if (
      isAssignment(node) &&
      ts.isPropertyAccessExpression(node.left) &&
      node.left.name.text === 'BASE' &&
      ts.isIdentifier(node.left.expression) &&
      node.left.expression.text === name
    )
      found.push({ owner: node.left.expression, value: node.right });
  });
  return found;
}

interface OptionsCall {
  readonly options: ts.Expression;
  readonly base: (frame: Frame) => Deferred | undefined;
}

/** `this.request({ path, method })`, `this.http.request({ url, method })`, `__request(OpenAPI, { url, method })` */
function optionsCall(evaluator: Evaluator, call: ts.CallExpression): OptionsCall | undefined {
  const [first, second] = call.arguments;
  const callee = call.expression;
  if (ts.isIdentifier(callee) && callee.text === '__request' && first !== undefined && second !== undefined)
    return { options: second, base: (frame) => settingsBase(evaluator, first, frame) };
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'request' || first === undefined)
    return undefined;
  const isOwn = /^this(?:\.\w+)?$/.test(callee.expression.getText());
  return isOwn
    ? {
        options: first,
        base: (frame) =>
          runtimeBase(evaluator, evaluator.evaluate(callee.expression, frame), callee.expression),
      }
    : undefined;
}

/**
 * Operations that hand one object with path and method to a runtime:
 * https://openapi-generator.tech/docs/generators/typescript-fetch,
 * https://github.com/acacode/swagger-typescript-api, https://github.com/ferdikoomen/openapi-typescript-codegen
 */
export const generatedRequestOptions: Generator = {
  id: 'request-options',
  mark: /extends (?:runtime\.)?(?:BaseAPI|HttpClient)\b|\bhttp: HttpClient\b|\b__request\(|\bhttpRequest\.request\(/,
  operations(evaluator, source) {
    return callsBelow(source).flatMap((call) => {
      const found = optionsCall(evaluator, call);
      if (found === undefined) return [];
      const { options, base } = found;
      const path = propertyExpression(evaluator, options, 'path');
      const url = propertyExpression(evaluator, options, 'url');
      const method = propertyExpression(evaluator, options, 'method');
      const written = url ?? path;
      if (written === undefined || method === undefined) return [];
      const template = pathTemplate(evaluator, written);
      const holes = url === undefined ? undefined : path;
      return {
        sink: call,
        read: (frame) =>
          generatedRequest(
            {
              base: base(frame),
              path: pathValue(evaluator, withHoles(evaluator, template, holes), frame),
              method: methodSetting(evaluator.defer(method, frame), call),
              body: deferred(evaluator, bodyOf(evaluator, options), frame),
            },
            call,
          ),
      };
    });
  },
};

/** `body: OrderToJSON(order)` sends `order`. */
function bodyOf(evaluator: Evaluator, options: ts.Expression): ts.Expression | undefined {
  const names = ['body', 'data', 'requestBody'];
  const body = names.map((name) => propertyExpression(evaluator, options, name)).find((found) => found);
  const isSerialised =
    body !== undefined && ts.isCallExpression(body) && /ToJSON$/.test(body.expression.getText());
  return isSerialised ? body.arguments[0] : body;
}

/** `{ url: '/orders/{id}', path: { id } }`: the holes' values stand beside the path. */
function withHoles(
  evaluator: Evaluator,
  template: ReturnType<typeof pathTemplate>,
  holes: ts.Expression | undefined,
): ReturnType<typeof pathTemplate> {
  if (holes === undefined || !ts.isStringLiteralLike(template.template)) return template;
  const names = [...template.template.text.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []);
  const filled = new Map(template.filled);
  for (const name of names) {
    const value = propertyExpression(evaluator, holes, name);
    if (value !== undefined) filled.set(name, value);
  }
  return { ...template, filled };
}
