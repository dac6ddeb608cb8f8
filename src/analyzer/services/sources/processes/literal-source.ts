import { ts } from 'ts-morph';

type Constants = ReadonlyMap<string, ts.Expression>;

/** A value that a configuration file writes out, with the line of each member by its JSON pointer. */
export interface LiteralSource {
  readonly value: unknown;
  readonly lines: ReadonlyMap<string, number>;
}

interface Reading {
  readonly constants: Constants;
  readonly source: ts.SourceFile;
  readonly lines: Map<string, number>;
}

/**
 * What a JavaScript configuration file exports, as far as it is written out as literals (`module.exports = { … }`,
 * `export default { … }`). Nothing is run: what would have to be computed is left out.
 */
export function readLiteralSource(text: string, file: string): LiteralSource {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const constants = new Map<string, ts.Expression>();
  let exported: ts.Expression | undefined;
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) addConstants(statement, constants);
    else exported = exportedBy(statement, source) ?? exported;
  }
  const lines = new Map<string, number>();
  const value = exported === undefined ? undefined : literal(exported, '', { constants, source, lines });
  return { value, lines };
}

function addConstants(statement: ts.VariableStatement, constants: Map<string, ts.Expression>): void {
  for (const { name, initializer } of statement.declarationList.declarations) {
    if (ts.isIdentifier(name) && initializer !== undefined) constants.set(name.text, initializer);
  }
}

function exportedBy(statement: ts.Statement, source: ts.SourceFile): ts.Expression | undefined {
  if (ts.isExportAssignment(statement)) return statement.expression;
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, right, operatorToken } = statement.expression;
  const assigned = operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return assigned && left.getText(source) === 'module.exports' ? right : undefined;
}

function literal(node: ts.Expression, pointer: string, reading: Reading): unknown {
  const { source, lines } = reading;
  lines.set(pointer, source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map((element, index) => literal(element, `${pointer}/${index}`, reading));
  }
  if (ts.isObjectLiteralExpression(node)) return objectOf(node, pointer, reading);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return literal(node.expression, pointer, reading);
  if (ts.isIdentifier(node)) return named(node, pointer, reading);
  return ts.isCallExpression(node) ? joinedPath(node, pointer, reading) : undefined;
}

function named(node: ts.Identifier, pointer: string, reading: Reading): unknown {
  if (node.text === '__dirname') return '.';
  const constant = reading.constants.get(node.text);
  // A constant that another one stands for may lead back here; a literal cannot.
  return constant === undefined || ts.isIdentifier(constant)
    ? undefined
    : literal(constant, pointer, reading);
}

function objectOf(node: ts.ObjectLiteralExpression, pointer: string, reading: Reading): unknown {
  const members = node.properties.flatMap((property): [string, unknown][] => {
    if (ts.isShorthandPropertyAssignment(property)) {
      const name = property.name.text;
      return [[name, named(property.name, `${pointer}/${name}`, reading)]];
    }
    if (!ts.isPropertyAssignment(property) || ts.isComputedPropertyName(property.name)) return [];
    const name = property.name.text;
    return [[name, literal(property.initializer, `${pointer}/${name}`, reading)]];
  });
  return Object.fromEntries(members);
}

/** `path.join(__dirname, 'services/order')` */
function joinedPath(node: ts.CallExpression, pointer: string, reading: Reading): string | undefined {
  if (!/^(?:path\.)?(?:join|resolve)$/.test(node.expression.getText(reading.source))) return undefined;
  const parts = node.arguments.map((argument) => literal(argument, pointer, reading));
  return parts.every((part) => typeof part === 'string') ? parts.join('/') : undefined;
}
