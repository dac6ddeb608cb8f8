import type { Terminal } from './terminal.js';

/** Shorter work needs no bar. */
const patience = 1000;
/** Redrawing more often than this only flickers. */
const interval = 100;
const barWidth = 24;

/** A bar on stderr while something is counted. */
export interface Progress {
  /** Draws how many of all are done, once the work has taken a second. */
  show(done: number, total: number): void;
  /** Takes the bar away. */
  clear(): void;
}

/**
 * Makes a progress bar for work that began at a time. Nothing is drawn where stderr is no terminal.
 * @param begunAt milliseconds since 1970
 */
export function createProgress(
  { note, now, animates, width }: Pick<Terminal, 'note' | 'now' | 'animates' | 'width'>,
  begunAt: number,
): Progress {
  let drawnAt: number | undefined;
  return {
    show(done, total) {
      const at = now();
      if (!animates || at - begunAt < patience || (drawnAt !== undefined && at - drawnAt < interval)) return;
      drawnAt = at;
      const filled = Math.round((barWidth * done) / Math.max(total, 1));
      const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
      note(`\r${`Reading ${bar} ${done} of ${total} files`.slice(0, width - 1)}`);
    },
    clear() {
      if (drawnAt !== undefined) note('\r\u001b[K');
    },
  };
}
