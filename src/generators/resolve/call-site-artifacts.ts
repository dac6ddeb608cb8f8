import type { Artifact } from '../../model/artifact.js';
import { flowIdOf } from '../../model/plan.js';
import type { CheckedProgram } from './checked-program.js';
import { importEdits } from './import-edit.js';
import type { ResolvedMessage } from './message.js';

type Edit = Extract<Artifact, { kind: 'edit' }>;

const emitter = 'call-sites';

/** The edits of call sites, with one edit for the imports that a file gets at one place. */
export function callSiteArtifacts(
  resolved: readonly { readonly site: ResolvedMessage; readonly source: CheckedProgram }[],
): readonly Edit[] {
  const files = [...new Set(resolved.map(({ site }) => site.file))].toSorted();
  return files.flatMap((file) => {
    const here = resolved.filter(({ site }) => site.file === file);
    const source = here[0]?.source.source(file);
    if (source === undefined) return [];
    const flows = here.flatMap(({ site }) => flowsOf(site)).toSorted();
    const imports = importEdits(
      source,
      here.map(({ site }) => site.import),
    );
    const own = here.flatMap(({ site }) => site.edits.map((edit) => ({ edit, flows: flowsOf(site) })));
    return [...imports.map((edit) => ({ edit, flows })), ...own].map(({ edit, flows: caused }): Edit => {
      const { start, end, replacement } = edit;
      return {
        kind: 'edit',
        path: file,
        span: { start, end },
        replacement,
        origin: { emitter, flows: caused },
      };
    });
  });
}

function flowsOf({ name, consumers }: ResolvedMessage): readonly string[] {
  return consumers.map(({ service }) => flowIdOf(name, service));
}
