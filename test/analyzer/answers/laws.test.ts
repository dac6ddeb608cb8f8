import fc from 'fast-check';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { CASES } from './cases/index.js';
import { type Case, type Described, describeMarked, markedCall, prepared, programOf } from './described.js';

const ALL: readonly Case[] = CASES.flatMap(([, cases]) => cases);
const MARK = '/*@*/';

/** A change of a file's text that must not change what is told of its request. */
type Rewrite = (source: ts.SourceFile, site: ts.Expression) => string | undefined;

function replaced(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** Puts text around the marked request, with its mark. */
function around(source: ts.SourceFile, site: ts.Expression, before: string, after: string): string {
  const start = site.getStart() - MARK.length;
  return replaced(source.text, start, site.getEnd(), `${before}${MARK}${site.getText()}${after}`);
}

const parentheses: Rewrite = (source, site) => around(source, site, '(', ')');
const cast: Rewrite = (source, site) =>
  source.fileName.endsWith('.ts') ? around(source, site, '(', ' as Answer)') : undefined;
const nonNull: Rewrite = (source, site) =>
  source.fileName.endsWith('.ts') ? around(source, site, '(', ')!') : undefined;

/** The statement of a block that holds the request, in the same function. */
function statementOf(site: ts.Node): ts.Statement | undefined {
  const found = ts.findAncestor(site, (node) => ts.isStatement(node) || ts.isFunctionLike(node));
  if (found === undefined || !ts.isStatement(found)) return undefined;
  return ts.isBlock(found.parent) || ts.isSourceFile(found.parent) ? found : undefined;
}

const logBefore: Rewrite = (source, site) => {
  const statement = statementOf(site);
  if (statement === undefined) return undefined;
  const start = statement.getFullStart();
  return replaced(source.text, start, start, "\nconsole.log('about to send');");
};

const logAfter: Rewrite = (source, site) => {
  const statement = statementOf(site);
  if (statement === undefined) return undefined;
  return replaced(source.text, statement.getEnd(), statement.getEnd(), "\nlogger.info('went on');");
};

/** True where the statement may run without the request: taking it out would change when it is sent. */
function isConditional(site: ts.Node, statement: ts.Statement): boolean {
  const choice = ts.findAncestor(
    site,
    (node) => node === statement || ts.isConditionalExpression(node) || ts.isBinaryExpression(node),
  );
  return choice !== statement;
}

/** `await send()` becomes `const pending = send(); … await pending`. */
const awaitOfVariable: Rewrite = (source, site) => {
  const statement = statementOf(site);
  if (statement === undefined || !ts.isAwaitExpression(site.parent) || isConditional(site, statement))
    return undefined;
  const start = site.getStart() - MARK.length;
  const text = replaced(source.text, start, site.getEnd(), 'pending');
  const before = statement.getFullStart();
  return replaced(text, before, before, `\nconst pending = ${MARK}${site.getText()};`);
};

const REWRITES: Readonly<Record<string, Rewrite>> = {
  parentheses,
  cast,
  nonNull,
  logBefore,
  logAfter,
  awaitOfVariable,
};

/** What a rewrite may not change: all but lines, and but the group that a promise in a variable is started in. */
function essence(described: Described): Omit<Described, 'answer' | 'parallel'> & { answer: object } {
  const { parallel: _parallel, answer, ...rest } = described;
  return { ...rest, answer: { flowsTo: answer.flowsTo, failure: answer.failure, file: answer.file } };
}

function rewritten(
  files: Readonly<Record<string, string>>,
  file: string,
  rewrite: Rewrite,
): Record<string, string> {
  const source = programOf(files).source(file);
  if (source === undefined) throw new Error(`${file} is not in the program`);
  const text = rewrite(source, markedCall(source));
  return text === undefined ? { ...files } : { ...files, [file]: text };
}

describe('describeCall: rewrites that change nothing', () => {
  it.each(Object.entries(REWRITES))('%s, on every snippet', (_name, rewrite) => {
    const told = ALL.map((entry) => {
      const { files, file } = prepared(entry);
      return [entry.name, essence(describeMarked(rewritten(files, file, rewrite), file))];
    });
    const wanted = ALL.map((entry) => [entry.name, essence(prepared(entry).want)]);
    expect(told).toEqual(wanted);
  });

  it('any of them after another', () => {
    const rewrites = fc.array(fc.constantFrom(...Object.keys(REWRITES)), { minLength: 2, maxLength: 4 });
    const check = (entry: Case, names: readonly string[]): void => {
      const { files, file, want } = prepared(entry);
      // a second variable for the promise would need a second name
      const once = names.filter((name, index) => name !== 'awaitOfVariable' || names.indexOf(name) === index);
      const changed = once.reduce((text, name) => rewritten(text, file, REWRITES[name]!), files);
      expect(essence(describeMarked(changed, file))).toEqual(essence(want));
    };
    fc.assert(fc.property(fc.constantFrom(...ALL), rewrites, check), { numRuns: 200, seed: 7 });
  });
});
