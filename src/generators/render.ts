import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { isIdentifier } from './naming.js';

/** Both `src/generators` and `dist/generators` are two folders below the package's root. */
const templates = new URL('../../templates/', import.meta.url);
const compiled = new Map<string, Handlebars.TemplateDelegate>();

const handlebars = Handlebars.create();
handlebars.registerHelper({
  string: (value: unknown) => stringLiteral(String(value)),
  identifier: (value: unknown) => identifier(String(value)),
  property: (value: unknown) => propertyName(String(value)),
  comment: (value: unknown) => commentText(String(value)),
});

/**
 * Fills a template of the package's `templates/` folder. Nothing is escaped by itself: a template says for what place a
 * value is meant (`{{string name}}`, `{{identifier name}}`, `{{property name}}`, `{{comment text}}`).
 *
 * @param template path below `templates/`, such as `code/shared/envelope.ts.hbs`
 * @throws Error when the template uses a value that the view lacks, or an identifier is none: a bug of ours.
 */
export function render(template: string, view: object): string {
  const known = compiled.get(template);
  const run =
    known ??
    handlebars.compile(readFileSync(new URL(template, templates), 'utf8'), {
      strict: true,
      noEscape: true,
      preventIndent: true,
    });
  if (known === undefined) compiled.set(template, run);
  return run(view);
}

/** A text as a TypeScript string literal, whatever it holds. */
export function stringLiteral(text: string): string {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return `'${inner}'`;
}

/** @throws Error when the text is no identifier. */
export function identifier(text: string): string {
  if (!isIdentifier(text))
    throw new Error(`${JSON.stringify(text)} cannot be an identifier of generated code.`);
  return text;
}

/**
 * A text as the name of a member: bare where it can be, else quoted. `__proto__` is computed: as a bare or quoted name it
 * would set the prototype of an object literal.
 */
export function propertyName(text: string): string {
  if (text === '__proto__') return "['__proto__']";
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text) ? text : stringLiteral(text);
}

/** A member of an object literal: in short where name and value are the same. */
export function memberText(name: string, expression: string): string {
  return name === expression && isIdentifier(name) ? name : `${propertyName(name)}: ${expression}`;
}

/** A text inside a comment: on one line, unable to end the comment. */
export function commentText(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ').replaceAll('*/', '*\\/');
}
