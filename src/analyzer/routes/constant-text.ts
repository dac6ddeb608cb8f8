import { ts } from 'ts-morph';
import { oncePer } from '../once-per.js';
import type { SourceProgram } from '../syntax/create-program.js';
import { awaited, propertyText } from '../syntax/expressions.js';
import type { Definition } from '../syntax/program.js';
import { createEvaluator, type Evaluator } from '../values/evaluator.js';
import { optionsOf } from '../values/text.js';
import { rootFrame, type Value } from '../values/value.js';

/** Constants that are defined by others end after so many steps. */
const depthLimit = 8;

/**
 * The texts that an expression stands for, as far as constants tell: literals, templates, concatenation, constants of
 * other files, members of constant objects and enums, the default of `process.env.X || '/api'`, lists of these.
 * Undefined where any of it cannot be told.
 */
export function constantTexts(
  expression: ts.Expression | undefined,
  program: SourceProgram,
  depth = 0,
): readonly string[] | undefined {
  const written = writtenTexts(expression, program, depth);
  return written ?? (depth === 0 ? evaluatedTexts(expression, program) : undefined);
}

function writtenTexts(
  expression: ts.Expression | undefined,
  program: SourceProgram,
  depth: number,
): readonly string[] | undefined {
  if (expression === undefined || depth > depthLimit) return undefined;
  const inner = awaited(expression);
  const again = (part: ts.Expression): readonly string[] | undefined =>
    constantTexts(part, program, depth + 1);
  if (ts.isStringLiteralLike(inner)) return [inner.text];
  if (ts.isArrayLiteralExpression(inner)) {
    const items = inner.elements.map(again);
    return items.includes(undefined) ? undefined : items.flatMap((item) => item ?? []);
  }
  if (ts.isTemplateExpression(inner)) return templateTexts(inner, again);
  if (ts.isBinaryExpression(inner)) return binaryTexts(inner, again);
  if (ts.isConditionalExpression(inner)) return both(again(inner.whenTrue), again(inner.whenFalse));
  if (ts.isIdentifier(inner)) return definedTexts(program.definition(inner), program, depth);
  if (ts.isPropertyAccessExpression(inner) && ts.isIdentifier(inner.name)) {
    return definedTexts(program.definition(inner.name), program, depth);
  }
  return undefined;
}

/** One evaluator for each program, made when the first text is not written as a constant. */
const evaluatorOf = oncePer((program: SourceProgram): Evaluator => createEvaluator(program));

/** What the values of settings, parameters and variables with defaults come to. */
function evaluatedTexts(
  expression: ts.Expression | undefined,
  program: SourceProgram,
): readonly string[] | undefined {
  if (expression === undefined || ts.isFunctionLike(expression)) return undefined;
  const value = evaluatorOf(program).evaluate(expression, rootFrame);
  const options = value.kind === 'list' ? value.elements.map((element) => element.value()) : optionsOf(value);
  const texts = options.map(defaultText);
  return texts.length === 0 || texts.includes(undefined)
    ? undefined
    : texts.filter((text) => text !== undefined);
}

/** A text whose variables have defaults in the code: the routes that it makes without a deployment. */
function defaultText(value: Value): string | undefined {
  if (value.kind !== 'text') return undefined;
  const parts = value.parts.map((part) => {
    if (part.kind === 'literal') return part.text;
    const fallback = part.kind === 'environment' ? part.fallback : undefined;
    return fallback === undefined ? undefined : defaultText(fallback);
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** The one text of an expression, undefined where there are none or several. */
export function constantText(
  expression: ts.Expression | undefined,
  program: SourceProgram,
): string | undefined {
  const texts = constantTexts(expression, program);
  return texts?.length === 1 ? texts[0] : undefined;
}

type Again = (part: ts.Expression) => readonly string[] | undefined;

function templateTexts(template: ts.TemplateExpression, again: Again): readonly string[] | undefined {
  let text = template.head.text;
  for (const span of template.templateSpans) {
    const values = again(span.expression);
    if (values?.length !== 1) return undefined;
    text += `${values[0]}${span.literal.text}`;
  }
  return [text];
}

function binaryTexts(expression: ts.BinaryExpression, again: Again): readonly string[] | undefined {
  const { left, right, operatorToken } = expression;
  if (operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const values = [again(left), again(right)];
    return values.every((value) => value?.length === 1)
      ? [values.map((value) => value?.[0]).join('')]
      : undefined;
  }
  const isDefault =
    operatorToken.kind === ts.SyntaxKind.BarBarToken ||
    operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
  return isDefault ? (again(left) ?? again(right)) : undefined;
}

function both(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): readonly string[] | undefined {
  return left === undefined || right === undefined ? undefined : [...left, ...right];
}

function definedTexts(
  definition: Definition | undefined,
  program: SourceProgram,
  depth: number,
): readonly string[] | undefined {
  if (definition?.kind !== 'declaration') return undefined;
  const { node } = definition;
  if (ts.isVariableDeclaration(node)) {
    const constant = (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
    return constant ? constantTexts(node.initializer, program, depth + 1) : undefined;
  }
  if (ts.isPropertyAssignment(node) || ts.isEnumMember(node)) {
    return constantTexts(node.initializer, program, depth + 1);
  }
  const fixed = ts.isPropertyDeclaration(node) && hasModifier(node, ts.SyntaxKind.ReadonlyKeyword);
  return fixed ? constantTexts(node.initializer, program, depth + 1) : undefined;
}

function hasModifier(node: ts.PropertyDeclaration, kind: ts.SyntaxKind): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}

/** The text of an option; `otherwise` where it is not written there, undefined where it cannot be told. */
export function optionText(
  options: ts.Expression | undefined,
  name: string,
  otherwise: string,
  program: SourceProgram,
): string | undefined {
  const written = writtenMember(options, name);
  return written === undefined ? otherwise : constantText(written, program);
}

/** The value of a member of an object literal; undefined where it is not written there. */
export function writtenMember(object: ts.Expression | undefined, name: string): ts.Expression | undefined {
  const inner = object === undefined ? undefined : awaited(object);
  if (inner === undefined || !ts.isObjectLiteralExpression(inner)) return undefined;
  for (const property of inner.properties) {
    if (ts.isPropertyAssignment(property) && propertyText(property.name) === name)
      return property.initializer;
    if (ts.isShorthandPropertyAssignment(property) && property.name.text === name) return property.name;
  }
  return undefined;
}

/** A method of an object literal by its name (`{ handler(request) {} }`). */
export function writtenMethod(
  object: ts.Expression | undefined,
  name: string,
): ts.MethodDeclaration | undefined {
  const inner = object === undefined ? undefined : awaited(object);
  if (inner === undefined || !ts.isObjectLiteralExpression(inner)) return undefined;
  return inner.properties.find(
    (property): property is ts.MethodDeclaration =>
      ts.isMethodDeclaration(property) && propertyText(property.name) === name,
  );
}
