import type { Terminal } from '../terminal.js';

/**
 * Empties the screen. What is on it the first time, such as the report, is pushed up first, so that scrolling back finds
 * it; later pages are drawn over each other.
 */
export function clearing(terminal: Pick<Terminal, 'note' | 'height'>): () => void {
  let isFirst = true;
  return () => {
    // Cursor home, then erase to the end of the screen (ECMA-48 CUP and ED).
    terminal.note(`${isFirst ? '\n'.repeat(terminal.height) : ''}\u001b[H\u001b[J`);
    isFirst = false;
  };
}
