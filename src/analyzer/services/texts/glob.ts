/** Turns a workspace pattern (`packages/*`, `apps/**`, `libs/{a,b}`) into a test of whole paths. */
export function globPattern(glob: string): RegExp {
  const trimmed = glob.replace(/^\.\//, '').replace(/\/$/, '');
  const source = trimmed.replace(/\/\*\*$|\*\*\/|\*\*|\*|\?|\{[^}]*\}|[.+^$()|[\]\\]/g, (token) => {
    if (token === '/**') return '(?:/.*)?';
    if (token === '**/') return '(?:.*/)?';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.startsWith('{')) return `(?:${token.slice(1, -1).split(',').map(alternative).join('|')})`;
    return escaped(token);
  });
  return new RegExp(`^${source}$`);
}

/** `{apps/*,packages/*}`: an alternative may have wildcards of its own. */
function alternative(glob: string): string {
  return globPattern(glob).source.slice(1, -1);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
