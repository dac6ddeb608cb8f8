import { ts } from 'ts-morph';
import type { Artifact } from '../../model/artifact.js';
import type { Repository } from '../../model/repository.js';
import type { Service } from '../../model/service.js';
import { type CheckedProgram, checkedProgram } from './checked-program.js';
import { editedText } from './text-edits.js';

/** The edited file of a message's call site, with the program that the edits were made from. */
export interface EditedSite {
  readonly message: string;
  readonly file: string;
  readonly service: Service;
  readonly program: CheckedProgram;
}

/** A message whose call site would no longer type-check. */
export interface BrokenSite {
  readonly site: EditedSite;
  /** The first error that the change makes, as the compiler words it. */
  readonly error: string;
}

type Edit = Extract<Artifact, { kind: 'edit' }>;

/**
 * The call sites that have type errors after a change and did not have them before. Packages are absent in both, so that
 * what they lack cancels out.
 *
 * @param artifacts the change: edits of the files, and the generated files that they import
 */
export function brokenSites(
  sites: readonly EditedSite[],
  repository: Repository,
  artifacts: readonly Artifact[],
): readonly BrokenSite[] {
  const services = [...new Set(sites.map(({ service }) => service.name))];
  return services.flatMap((name) => {
    const own = sites.filter(({ service }) => service.name === name);
    const after = programAfter(own, repository, artifacts);
    return own.flatMap((site) => {
      const error = after && firstError(site, after, artifacts);
      return error === undefined ? [] : [{ site, error }];
    });
  });
}

/** The program of one service with its files as they will be. */
function programAfter(
  sites: readonly EditedSite[],
  repository: Repository,
  artifacts: readonly Artifact[],
): CheckedProgram | undefined {
  const [first] = sites;
  if (first === undefined) return undefined;
  const files = [...new Set(sites.map(({ file }) => file))];
  const generated = artifacts.flatMap((artifact): [string, string][] =>
    artifact.kind === 'file' ? [[artifact.path, artifact.content]] : [],
  );
  const edited = files.map((file): [string, string] => {
    const text = repository.readText(file) ?? '';
    const edits = editsOf(file, artifacts).map(({ span, replacement }) => ({ ...span, replacement }));
    return [file, editedText(text, { start: 0, end: text.length }, edits)];
  });
  return checkedProgram(first.service, repository, files, Object.fromEntries([...generated, ...edited]));
}

/** The first new error at a place that the message changed, or at one that nobody did. */
function firstError(
  { message, file, program }: EditedSite,
  after: CheckedProgram,
  artifacts: readonly Artifact[],
): string | undefined {
  const known = program.diagnostics(file).map(textOf);
  const edits = editsOf(file, artifacts);
  for (const diagnostic of after.diagnostics(file)) {
    const text = textOf(diagnostic);
    const flows = flowsAt(diagnostic.start ?? -1, edits);
    const index = known.indexOf(text);
    if (index !== -1) known.splice(index, 1);
    else if (flows.length === 0 || flows.some((flow) => flow.startsWith(`${message}:`))) return text;
  }
  return undefined;
}

function editsOf(file: string, artifacts: readonly Artifact[]): readonly Edit[] {
  return artifacts.filter((artifact): artifact is Edit => artifact.kind === 'edit' && artifact.path === file);
}

function textOf({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, ' ');
}

/** The flows of the edit that made the text at a position of the changed file. */
function flowsAt(position: number, edits: readonly Edit[]): readonly string[] {
  let moved = 0;
  for (const { span, replacement, origin } of edits.toSorted(
    (left, right) => left.span.start - right.span.start,
  )) {
    const start = span.start + moved;
    if (position >= start && position < start + replacement.length) return origin.flows;
    moved += replacement.length - (span.end - span.start);
  }
  return [];
}
