/** A normalised path: `{}` for each dynamic segment, and the names of these; a last `*` for any rest. */
export interface PathTemplate {
  readonly path: string;
  readonly parameters: readonly string[];
}

/** How a framework writes the dynamic parts of a path. */
export type PathSyntax = 'colon' | 'brace' | 'bracket';

/**
 * Normalises a framework's path; one with optional parts becomes several. A segment with any dynamic part is dynamic
 * as a whole, since callers fill it as a whole.
 */
export function pathTemplates(text: string, syntax: PathSyntax): readonly PathTemplate[] {
  const variants =
    syntax === 'colon' ? colonVariants(text) : syntax === 'brace' ? braceVariants(text) : [text];
  const templates = variants.map((variant) => templateOf(variant, syntax));
  return templates.filter(({ path }, index) => templates.findIndex((other) => other.path === path) === index);
}

/** Joins two normalised paths; the result starts with a slash and ends without one. */
export function joinPaths(prefix: string, path: string): string {
  const joined = `/${prefix}/${path}`
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .replace(/\/\*(?=\/)/g, '/{}');
  return joined === '' ? '/' : joined;
}

/** `/users/:id?` and `/users{/:id}` answer with and without the optional part. */
function colonVariants(text: string): readonly string[] {
  const optional = /\{([^{}]*)\}|(\/?):(\w+)(?:\([^()]*\))?\?/.exec(text);
  // Two optional parts give four paths; more are no path that somebody wrote by hand.
  if (optional === null || text.length > 500) return [text];
  const before = text.slice(0, optional.index);
  const after = text.slice(optional.index + optional[0].length);
  const inner = optional[1] ?? `${optional[2]}:${optional[3]}`;
  return [...colonVariants(`${before}${inner}${after}`), ...colonVariants(`${before}${after}`)];
}

function braceVariants(text: string): readonly string[] {
  const optional = /\/?\{(\w+)\?\}/.exec(text);
  if (optional === null) return [text];
  const before = text.slice(0, optional.index);
  return [`${before}/{${optional[1]}}`, before];
}

function templateOf(text: string, syntax: PathSyntax): PathTemplate {
  const parameters: string[] = [];
  const segments = segmentsOf(text.replace(/[?#].*$/, (end) => (syntax === 'colon' ? '' : end)));
  const normalised = segments.map((segment, index) => {
    if (index === segments.length - 1 && wildcards[syntax].test(segment)) return '*';
    const name = dynamicName(segment, syntax);
    if (name === undefined) return segment.replace(/::/g, ':').replace(/\\(.)/g, '$1');
    parameters.push(name);
    return '{}';
  });
  return { path: joinPaths('', normalised.join('/')), parameters };
}

/** Last segments that stand for any number of segments. */
const wildcards: Readonly<Record<PathSyntax, RegExp>> = {
  colon: /^\*|^:\w+[*+]$|^(?::\w+)?\((?:\[\^\]|\.)[*+]\)[*+]?$|^:\w+\{\.\+\}$/,
  brace: /^\{\w*\*\}$|^\{\w+\+\}$|^\*$/,
  bracket: /^\[\.{3}[\w-]+\]$|^\[\[\.{3}[\w-]+\]\]$/,
};

/** Slashes inside the pattern of a parameter (`:path(.*\/x)`) separate nothing. */
function segmentsOf(text: string): readonly string[] {
  const segments: string[] = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === '/' && depth <= 0) segments.push('');
    else segments[segments.length - 1] += character;
  }
  return segments.filter((segment) => segment !== '');
}

function dynamicName(segment: string, syntax: PathSyntax): string | undefined {
  if (syntax === 'colon') {
    if (/^\*/.test(segment)) return segment.slice(1) || '*';
    const name = /(?<![:\\]):(\w+)/.exec(segment)?.[1];
    if (name !== undefined) return name;
    return segment.includes('*') || segment.includes('(') ? '*' : undefined;
  }
  if (syntax === 'brace') return /\{(\w+)[^}]*\}/.exec(segment)?.[1];
  return /^\[{1,2}(?:\.{3})?([\w-]+)\]{1,2}$/.exec(segment)?.[1];
}
