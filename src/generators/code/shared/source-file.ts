import type { Artifact, Origin } from '../../../model/artifact.js';
import { render } from '../../render.js';
import { type CodeStyle, formatCode, markerLine } from '../style.js';

export interface SourceFileRequest {
  /** Below `templates/`; its first line is `{{marker}}`. */
  readonly template: string;
  readonly path: string;
  /** The message that the file serves; left out for a file that serves all of them. */
  readonly message?: string;
  readonly view: Readonly<Record<string, unknown>>;
  readonly style: CodeStyle;
  readonly origin: Origin;
}

/**
 * A generated source file in the style of its service. The view also has `suffix`, what relative imports end with.
 *
 * @throws Error when the template and its view do not fit, or the result is no TypeScript: bugs of ours.
 */
export async function sourceFile(request: SourceFileRequest): Promise<Artifact> {
  const { template, path, message, view, style, origin } = request;
  const text = render(template, { ...view, marker: markerLine(message), suffix: style.importSuffix });
  return { kind: 'file', path, content: await formatCode(text, style), origin };
}
