import { recordOf } from '../../texts/record.js';
import { unknownMark } from '../kubernetes/manifests.js';
import type { Expression, Pipeline } from './expression.js';
import { isEmpty, printed, templateFunctions, unknownResult } from './functions.js';
import { parseTemplate, type TemplateNode } from './template.js';

/** What the templates of a chart are rendered with. */
export interface RenderContext {
  /** `Values`, `Chart`, `Release` … */
  readonly root: Readonly<Record<string, unknown>>;
  readonly definitions: ReadonlyMap<string, readonly TemplateNode[]>;
}

/** A rendered template with, for each of its lines, the line of the template that wrote it. */
export interface Rendering {
  readonly text: string;
  readonly lines: readonly number[];
}

interface State {
  readonly context: RenderContext;
  readonly variables: Map<string, unknown>;
  readonly dot: unknown;
  readonly depth: number;
  /** Shared by everything that one rendering does: a chart may not take all the time there is. */
  readonly budget: { steps: number };
}

interface Output {
  text: string;
  readonly lines: number[];
}

/**
 * Renders a template as far as its values are known here. Nothing of it is run: functions are those of a table, and
 * what they do not tell stands as a mark that no address can be taken from. A condition that is not known counts as
 * true.
 */
export function renderTemplate(nodes: readonly TemplateNode[], context: RenderContext): Rendering {
  const output: Output = { text: '', lines: [1] };
  const variables = new Map<string, unknown>([['$', context.root]]);
  render(nodes, { context, variables, dot: context.root, depth: 0, budget: { steps: 20_000 } }, output);
  return output;
}

function write(output: Output, text: string, line: number, moves: boolean): void {
  output.text += text;
  let own = line;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (moves) own += 1;
    output.lines.push(own);
  }
}

function render(nodes: readonly TemplateNode[], state: State, output: Output): void {
  for (const node of nodes) {
    state.budget.steps -= 1;
    if (state.budget.steps < 0) return;
    if (node.kind === 'text') write(output, node.text, node.line, true);
    else if (node.kind === 'action') renderAction(node, state, output);
    else renderBranch(node, state, output);
  }
}

function renderAction(
  { pipeline, line, alone }: Extract<TemplateNode, { kind: 'action' }>,
  state: State,
  output: Output,
): void {
  const value = evaluate(pipeline.expression, state);
  const [variable] = pipeline.variables;
  if (variable !== undefined) {
    state.variables.set(variable, value);
    return;
  }
  // Alone on a line stands a block of members: without it the rest can still be read.
  write(output, printed(value) ?? (alone ? '' : unknownMark), line, false);
}

function renderBranch(
  { kind, pipeline, body, otherwise }: Exclude<TemplateNode, { kind: 'text' | 'action' }>,
  state: State,
  output: Output,
): void {
  const value = evaluate(pipeline.expression, state);
  const [variable] = pipeline.variables;
  if (isEmpty(value)) {
    render(otherwise, state, output);
  } else if (kind === 'range') {
    renderItems(pipeline, value, body, state, output);
  } else {
    if (variable !== undefined) state.variables.set(variable, value);
    render(body, kind === 'with' ? { ...state, dot: value } : state, output);
  }
}

function renderItems(
  { variables }: Pipeline,
  value: unknown,
  body: readonly TemplateNode[],
  state: State,
  output: Output,
): void {
  const entries: readonly (readonly [unknown, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : // The keys of an object come sorted in Go.
      Object.entries(recordOf(value)).sort(([left], [right]) => (left < right ? -1 : 1));
  const [first, second] = variables;
  for (const [key, item] of entries) {
    if (second !== undefined) state.variables.set(second, item);
    if (first !== undefined) state.variables.set(first, second === undefined ? item : key);
    render(body, { ...state, dot: item }, output);
  }
}

function evaluate(expression: Expression, state: State): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'path': {
      const start = expression.variable === '' ? state.dot : state.variables.get(expression.variable);
      return member(start, expression.steps);
    }
    case 'field':
      return member(evaluate(expression.of, state), expression.steps);
    case 'call':
      return called(expression.name, expression.arguments, state);
    case 'unknown':
      return unknownResult;
  }
}

function member(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (inner, step) => (inner === unknownResult ? inner : recordOf(inner)[step]),
    value,
  );
}

function called(name: string, parts: readonly Expression[], state: State): unknown {
  state.budget.steps -= 1;
  const values = parts.map((part) => evaluate(part, state));
  if (name === 'include') return included(printed(values[0]) ?? '', values[1], state);
  if (name === 'tpl') return expanded(values[0], values[1], state);
  const found = templateFunctions.get(name);
  return found === undefined ? unknownResult : found(...values);
}

function included(name: string, dot: unknown, state: State): unknown {
  const body = state.context.definitions.get(name);
  if (body === undefined) return conventional(name, state);
  if (state.depth > 20 || state.budget.steps < 0) return unknownResult;
  return renderedText(body, dot, state);
}

function renderedText(nodes: readonly TemplateNode[], dot: unknown, state: State): string {
  const output: Output = { text: '', lines: [] };
  const variables = new Map<string, unknown>([['$', dot]]);
  render(nodes, { ...state, variables, dot, depth: state.depth + 1 }, output);
  return output.text;
}

function expanded(text: unknown, dot: unknown, state: State): unknown {
  if (typeof text !== 'string' || !text.includes('{{')) return text;
  if (state.depth > 20 || state.budget.steps < 0) return unknownResult;
  return renderedText(parseTemplate(text).nodes, dot, state);
}

/** Charts of others define their names as `helm create` does; their definitions are often not in the repository. */
function conventional(name: string, { context: { root } }: State): unknown {
  const values = recordOf(root.Values);
  const chart = printed(recordOf(root.Chart).Name) ?? '';
  const own = printed(values.nameOverride) || chart;
  if (/[.-]name$|\.names\.name$/i.test(name)) return own;
  if (!/fullname$/i.test(name)) return unknownResult;
  const release = printed(recordOf(root.Release).Name) ?? '';
  return printed(values.fullnameOverride) || (release.includes(own) ? release : `${release}-${own}`);
}
