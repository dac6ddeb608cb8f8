/** Turns a workspace pattern (`packages/*`, `apps/**`, `libs/{a,b}`) into a test of whole paths. */
export function globPattern(glob: string): RegExp {
  const trimmed = glob.replace(/^\.\//, '').replace(/\/$/, '');
  const source = trimmed.replace(/\/\*\*$|\*\*\/|\*\*|\*|\?|\{[^}]*\}|[.+^$()|[\]\\]/g, (token) => {
    if (token === '/**') return '(?:/.*)?';
    if (token === '**/') return '(?:.*/)?';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.startsWith('{')) return `(?:${token.slice(1, -1).split(',').map(escaped).join('|')})`;
    return escaped(token);
  });
  return new RegExp(`^${source}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
