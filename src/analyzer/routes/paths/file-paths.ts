import { ts } from 'ts-morph';
import { folderOf, joinInside } from '../../paths.js';
import type { SourceProgram } from '../../syntax/create-program.js';
import { initializerOf } from '../../syntax/declared.js';
import { awaited } from '../../syntax/expressions.js';
import { constantText } from '../constant-text.js';

/** Names that hold names … end after so many steps. */
const depthLimit = 6;

/**
 * The path in the repository that an expression builds from where its file stands (`path.join(__dirname, 'routes')`,
 * `new URL('./routes', import.meta.url)`); undefined for what is built from anything else.
 */
export function pathFromHere(
  expression: ts.Expression | undefined,
  program: SourceProgram,
  depth = 0,
): string | undefined {
  if (expression === undefined || depth > depthLimit) return undefined;
  const inner = awaited(expression);
  if (ts.isIdentifier(inner)) return namedPath(inner, program, depth);
  if (ts.isPropertyAccessExpression(inner)) {
    return inner.getText() === 'import.meta.dirname' ? folderOf(program.fileOf(inner)) : undefined;
  }
  if (ts.isTemplateExpression(inner)) return templatePath(inner, program, depth);
  if (ts.isBinaryExpression(inner)) {
    const isJoined = inner.operatorToken.kind === ts.SyntaxKind.PlusToken;
    return isJoined ? below(pathFromHere(inner.left, program, depth + 1), [inner.right], program) : undefined;
  }
  return ts.isCallExpression(inner) || ts.isNewExpression(inner)
    ? calledPath(inner, program, depth)
    : undefined;
}

function namedPath(name: ts.Identifier, program: SourceProgram, depth: number): string | undefined {
  if (program.definition(name) !== undefined) {
    return pathFromHere(initializerOf(program, name), program, depth + 1);
  }
  return name.text === '__dirname' ? folderOf(program.fileOf(name)) : undefined;
}

/** `${__dirname}/routes` */
function templatePath(
  template: ts.TemplateExpression,
  program: SourceProgram,
  depth: number,
): string | undefined {
  const [first, ...more] = template.templateSpans;
  if (first === undefined || more.length > 0 || template.head.text !== '') return undefined;
  const start = pathFromHere(first.expression, program, depth + 1);
  return start === undefined ? undefined : joinInside(start, first.literal.text.replace(/^\//, ''));
}

function calledPath(
  call: ts.CallExpression | ts.NewExpression,
  program: SourceProgram,
  depth: number,
): string | undefined {
  const name = call.expression.getText().split('.').at(-1) ?? '';
  const [first, ...rest] = call.arguments ?? [];
  if (first === undefined) return undefined;
  const isHere = /^import\.meta\.url$/.test((rest[0] ?? first).getText());
  if (name === 'URL') return isHere ? below(folderOf(program.fileOf(call)), [first], program) : undefined;
  if (name === 'fileURLToPath') {
    return isHere ? program.fileOf(call) : pathFromHere(first, program, depth + 1);
  }
  const start = pathFromHere(first, program, depth + 1);
  if (name === 'dirname') return start === undefined ? undefined : folderOf(start);
  return /^(?:join|resolve)$/.test(name) ? below(start, rest, program) : undefined;
}

function below(
  start: string | undefined,
  parts: readonly ts.Expression[],
  program: SourceProgram,
): string | undefined {
  let path = start;
  for (const part of parts) {
    const text = constantText(part, program);
    path = path === undefined || text === undefined ? undefined : joinInside(path, text.replace(/^\//, ''));
  }
  return path;
}
