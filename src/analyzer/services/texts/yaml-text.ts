import {
  type CollectionTag,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type ScalarTag,
} from 'yaml';
import { analyzerCatalogue } from '../../../model/catalogue/analyzer.js';
import { noticeOf } from '../../../model/errors.js';
import type { ProblemFact } from '../fact.js';

/** One document of a YAML file, with the line of each of its members. */
export interface YamlDocument {
  readonly value: unknown;
  /** 1-based line of the member or item at a path; of the deepest part that is written out there. */
  lineOf(path: readonly (string | number)[]): number;
}

export type YamlReading = { readonly documents: readonly YamlDocument[] } | { readonly problem: ProblemFact };

/**
 * Parses a YAML file with anchors and merge keys; what is wrong becomes a problem with the line.
 * @param tags how values with tags of the format's own are read (`!Ref`)
 */
export function readYaml(
  text: string,
  file: string,
  tags: readonly (CollectionTag | ScalarTag)[] = [],
): YamlReading {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    merge: true,
    prettyErrors: false,
    uniqueKeys: false,
    // What is odd is told by notices, never by the parser itself on stderr.
    logLevel: 'error',
    ...(tags.length > 0 ? { customTags: [...tags] } : {}),
  });
  const documents = Array.isArray(parsed) ? parsed : [];
  for (const document of documents) {
    const [first] = document.errors;
    if (first !== undefined) return problemAt(file, lines.linePos(first.pos[0]).line, first.message);
  }
  try {
    return { documents: documents.map((document) => viewOf(document, lines)) };
  } catch (error) {
    // Aliases that would expand without end.
    return problemAt(file, 1, error instanceof Error ? error.message : String(error));
  }
}

function problemAt(file: string, line: number, message: string): { problem: ProblemFact } {
  const reason = message.replace(/\.$/, '');
  return {
    problem: {
      kind: 'problem',
      notice: noticeOf(analyzerCatalogue.invalidYaml, { file, reason }, { file, line }),
    },
  };
}

function viewOf(document: Document, lines: LineCounter): YamlDocument {
  return {
    value: document.toJS(),
    lineOf(path) {
      let node: unknown = document.contents;
      let line = 1;
      for (const step of path) {
        const found = stepInto(resolved(node, document), step, document);
        if (found === undefined) break;
        line = lineOfNode(found.place, lines) ?? line;
        node = found.value;
      }
      return line;
    },
  };
}

function resolved(node: unknown, document: Document): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function stepInto(
  node: unknown,
  step: string | number,
  document: Document,
): { place: unknown; value: unknown } | undefined {
  if (isSeq(node)) {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return item === undefined ? undefined : { place: item, value: item };
  }
  if (!isMap(node)) return undefined;
  const own = node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step));
  if (own !== undefined) return { place: own.key, value: own.value };
  const merge = node.items.find((pair) => isPair(pair) && isScalar(pair.key) && pair.key.source === '<<');
  const merged = merge === undefined ? undefined : resolved(merge.value, document);
  // `<<: [*first, *second]`: the first that has the member gives it.
  const sources = isSeq(merged) ? merged.items.map((item) => resolved(item, document)) : [merged];
  for (const source of sources) {
    const found = stepInto(source, step, document);
    if (found !== undefined) return found;
  }
  return undefined;
}

function lineOfNode(node: unknown, lines: LineCounter): number | undefined {
  const range = (node as Node | undefined)?.range;
  return range ? lines.linePos(range[0]).line : undefined;
}
