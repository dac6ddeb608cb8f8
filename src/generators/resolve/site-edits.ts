import { ts } from 'ts-morph';
import { type CodeStyle, formatCode } from '../code/style.js';
import { detectedWidth } from '../code/style-detected.js';
import { consumerMark } from '../naming.js';
import { memberText, stringLiteral } from '../render.js';
import type { PlacedCallSite } from './call-site.js';
import type { CheckedProgram } from './checked-program.js';
import type { FieldSource } from './contract-fields.js';
import { headerEdit } from './idempotency-header.js';
import type { SiteNames } from './names-in-scope.js';
import { canAwait } from './settle.js';
import { statementsIn } from './statement-list.js';
import { editedText, indentationAt, indented, outdented, type TextEdit } from './text-edits.js';

export interface SiteEditsRequest {
  readonly sites: Sites;
  readonly names: SiteNames;
  /** Source of the entity key, or undefined. */
  readonly key: string | undefined;
  readonly fields: readonly FieldSource[];
  readonly style: CodeStyle;
  readonly program: CheckedProgram;
}

export interface SiteEdits {
  readonly edits: readonly TextEdit[];
  /** Consumers whose call shows no place for the idempotency key. */
  readonly withoutKey: readonly string[];
}

type Sites = readonly [PlacedCallSite, ...PlacedCallSite[]];

/** The edits that put each call behind its switch, start the occurrence before the first and publish after the last. */
export async function siteEdits(request: SiteEditsRequest): Promise<SiteEdits> {
  const { names, key } = request;
  const start = `const ${names.variable} = ${names.start}(${key ?? ''});`;
  const groups = byStatement(request.sites);
  const edits: TextEdit[] = [];
  for (const group of groups) {
    const [site] = group;
    const parts = [await switchedStatement(group, request)];
    if (group === groups[0]) parts.unshift(await tidied(start, site, request));
    if (group === groups.at(-1)) parts.push(await tidied(publication(site, request), site, request));
    const inBraces = needsBraces(site, groups.length);
    edits.push({ ...site.span, replacement: placed(parts.join('\n'), site, inBraces, request) });
  }
  const withoutKey = request.sites.filter((site) => headerOf(site, request) === 'unknown');
  return { edits, withoutKey: withoutKey.map(({ consumer }) => consumer) };
}

/** The sites that share a statement, which are promises of one list. */
function byStatement(sites: Sites): readonly [Sites, ...Sites[]] {
  const [first, ...others] = sites;
  const same = (site: PlacedCallSite): boolean => site.unit.statements[0] === first.unit.statements[0];
  const [next, ...rest] = others.filter((site) => !same(site));
  const group: Sites = [first, ...others.filter(same)];
  return next === undefined ? [group] : [group, ...byStatement([next, ...rest])];
}

/** `if (orderPlaced.usesHttp('loyalty')) { … }`, or a statement with each of its promises behind a condition. */
async function switchedStatement(group: Sites, request: SiteEditsRequest): Promise<string> {
  const { names, style } = request;
  const [site] = group;
  const { text } = site.node.getSourceFile();
  const indentation = indentationAt(text, site.span.start);
  const plain = (code: string): string => outdented(code.replaceAll('\r\n', '\n'), indentation);
  const before = plain(text.slice(site.span.start, site.span.end));
  const inner = group.flatMap((each) => requestEdits(each, request));
  const after = plain(editedText(text, site.span, inner));
  const one = indentUnit(style);
  const statement =
    site.unit.element === null ? `if (${usesHttp(site, names)}) {\n${one}${indented(after, one)}\n}` : after;
  const isTidy = (await tidied(before, site, request)) === before;
  return isTidy ? await tidied(statement, site, request) : statement;
}

/** What changes within the call of a site. */
function requestEdits(site: PlacedCallSite, request: SiteEditsRequest): readonly TextEdit[] {
  const { element } = site.unit;
  const header = headerOf(site, request);
  const own = [...sentEdits(site, request), ...(typeof header === 'string' ? [] : [header])];
  if (element === null) return own;
  const [start, end] = [element.getStart(), element.end];
  return [
    { start, end: start, replacement: `${usesHttp(site, request.names)} ? ` },
    ...own,
    { start: end, end, replacement: ' : undefined' },
  ];
}

/** The edit that adds the idempotency key; `there` where the call sends one, `unknown` where it shows no place for it. */
function headerOf(
  site: PlacedCallSite,
  { names, program }: SiteEditsRequest,
): TextEdit | 'there' | 'unknown' {
  if (site.call.headers.idempotency) return 'there';
  return headerEdit(site.call, site.node, `${names.variable}.headers(${markOf(site)})`, program) ?? 'unknown';
}

function usesHttp(site: PlacedCallSite, { variable }: SiteNames): string {
  return `${variable}.usesHttp(${markOf(site)})`;
}

/** A consumer's name as a literal of the code. */
function markOf({ consumer }: PlacedCallSite): string {
  return stringLiteral(consumerMark(consumer));
}

function sentEdits(site: PlacedCallSite, { names }: SiteEditsRequest): readonly TextEdit[] {
  const { bodyNode } = site.source;
  if (bodyNode === undefined) return [];
  const [start, end] = [bodyNode.getStart(), bodyNode.end];
  return [
    { start, end: start, replacement: `${names.variable}.sent(${markOf(site)}, ` },
    { start: end, end, replacement: ')' },
  ];
}

/** `await orderPlaced.publish(() => ({ … }));` */
function publication(site: PlacedCallSite, { names, fields }: SiteEditsRequest): string {
  const members = fields.map(({ name, expression }) => memberText(name, expression));
  const wait = canAwait(site.unit.owner) ? 'await' : 'void';
  return `${wait} ${names.variable}.publish(() => ({ ${members.join(', ')} }));`;
}

/** Formats statements for the place of a site; what stands only inside a function (`super`) is left as it is. */
async function tidied(code: string, site: PlacedCallSite, { style }: SiteEditsRequest): Promise<string> {
  const { text } = site.node.getSourceFile();
  const { prettier } = style;
  const tabWidth = prettier.tabWidth ?? 2;
  const taken = indentationAt(text, site.span.start).replaceAll('\t', ' '.repeat(tabWidth)).length;
  const printWidth = Math.max((prettier.printWidth ?? detectedWidth(text)) - taken, 20);
  try {
    return (await formatCode(code, { prettier: { ...prettier, printWidth, endOfLine: 'lf' } })).trimEnd();
  } catch {
    return code;
  }
}

/** True where there was room for one statement only, or where a `case` would declare the occurrence for all others. */
function needsBraces({ unit: { owner } }: PlacedCallSite, groups: number): boolean {
  return statementsIn(owner) === undefined || (ts.isCaseOrDefaultClause(owner) && groups === 1);
}

/** The statements with the indentation and line breaks of their place. */
function placed(
  code: string,
  { span, node }: PlacedCallSite,
  inBraces: boolean,
  { style }: SiteEditsRequest,
): string {
  const { text } = node.getSourceFile();
  const indentation = indentationAt(text, span.start);
  const one = indentUnit(style);
  const whole = inBraces ? `{\n${one}${indented(code, one)}\n}` : code;
  const result = indented(whole, indentation);
  return text.includes('\r\n') ? result.replaceAll('\n', '\r\n') : result;
}

function indentUnit({ prettier }: CodeStyle): string {
  return prettier.useTabs ? '\t' : ' '.repeat(prettier.tabWidth ?? 2);
}
