import { type Document, LineCounter, parseDocument } from 'yaml';

export type Path = readonly PropertyKey[];

/** Tells the line of each value of a JSON text. YAML holds JSON, and its parser keeps the positions. */
export interface Lines {
  readonly document: Document;
  readonly counter: LineCounter;
}

/** Reads the positions of a text; an invalid one gives those of the part before the mistake. */
export function linesOf(text: string): Lines {
  const counter = new LineCounter();
  return { document: parseDocument(text, { lineCounter: counter, logLevel: 'silent' }), counter };
}

/** The line of the value at a path; where there is none (a missing member), that of the nearest value around it. */
export function lineAt({ document, counter }: Lines, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return counter.linePos(Number(node.range[0])).line;
    }
  }
  return 1;
}
