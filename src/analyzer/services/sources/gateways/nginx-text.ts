/** One directive of an nginx configuration: `listen 80;`, or a block with further ones. */
export interface NginxDirective {
  readonly name: string;
  readonly words: readonly string[];
  readonly line: number;
  readonly block: readonly NginxDirective[];
}

interface Token {
  readonly text: string;
  readonly line: number;
}

const pattern = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#[^\n]*|\n|[{};]|(?:\$\{\w*\}|[^\s{};])+/g;
/** Deeper nesting is no configuration that somebody wrote. */
const depthLimit = 20;

/** Reads an nginx configuration, or a part of one; what does not fit is skipped. */
export function readNginx(text: string): readonly NginxDirective[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const [word] of text.matchAll(pattern)) {
    if (word === '\n') line += 1;
    else if (!word.startsWith('#')) tokens.push({ text: word, line });
    if (word !== '\n') line += word.split('\n').length - 1;
  }
  return blockOf(tokens, { at: 0 }, 0);
}

function blockOf(
  tokens: readonly Token[],
  position: { at: number },
  depth: number,
): readonly NginxDirective[] {
  const directives: NginxDirective[] = [];
  let words: Token[] = [];
  for (; position.at < tokens.length; position.at += 1) {
    const token = tokens[position.at];
    if (token === undefined || token.text === '}') break;
    if (token.text !== ';' && token.text !== '{') {
      words.push(token);
      continue;
    }
    let block: readonly NginxDirective[] = [];
    if (token.text === '{') {
      position.at += 1;
      block = depth < depthLimit ? blockOf(tokens, position, depth + 1) : [];
    }
    const [first, ...rest] = words;
    if (first !== undefined)
      directives.push({ name: first.text, words: rest.map(plainWord), line: first.line, block });
    words = [];
  }
  return directives;
}

function plainWord({ text }: Token): string {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}
