import type { ReportFormat } from './format.js';
import { markdown } from './markdown/render-markdown.js';
import { csv } from './render-csv.js';
import { dot } from './render-dot.js';
import { json } from './render-json.js';
import { mermaid } from './render-mermaid.js';
import { text } from './text/render-text.js';

/** The formats of `analyze --format`; the first is the default. */
export const formats: readonly ReportFormat[] = [text, json, markdown, mermaid, dot, csv];
