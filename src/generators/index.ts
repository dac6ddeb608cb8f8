import type { Artifact } from '../model/artifact.js';
import { generatorsProducerCatalogue } from '../model/catalogue/generators-producer.js';
import { noticeOf } from '../model/errors.js';
import type { Notice } from '../model/notice.js';
import { joinedArtifacts, packageNotices } from './artifacts.js';
import type { EmitContext, GenerateInput, GenerateResult } from './emitter.js';
import { requireDistinctNames } from './naming.js';
import { emitters } from './registry.js';
import { type BrokenSite, brokenSites, type EditedSite } from './resolve/broken-sites.js';
import { resolveMessages } from './resolve/index.js';
import { type SelectedMessage, selectionOf } from './selection.js';

export type { EmitContext, Emitter, GenerateInput, GenerateResult } from './emitter.js';

/**
 * Generates what the accepted flows of a plan need: edits of the user's code, source files, additions to package.json,
 * task definitions and infrastructure. A flow that cannot be generated gets a notice, and nothing is written for it.
 *
 * @throws UserError EDA3001 when two things would have one name.
 */
export async function generate(input: GenerateInput): Promise<GenerateResult> {
  const selection = selectionOf(input.plan, input.lock, input.analysis);
  const notices = [...selection.notices];
  let selected = selection.messages;
  for (;;) {
    const { sites, result } = await attemptOf(selected, input);
    const broken = brokenSites(sites, input.repository, result.artifacts);
    if (broken.length === 0) return { ...result, notices: [...notices, ...result.notices] };
    notices.push(...broken.map(wouldNotCompile));
    selected = selected.filter(({ message }) => !broken.some(({ site }) => site.message === message.name));
  }
}

interface Attempt {
  readonly result: GenerateResult;
  readonly sites: readonly EditedSite[];
}

async function attemptOf(selected: readonly SelectedMessage[], input: GenerateInput): Promise<Attempt> {
  const { analysis, lock, repository } = input;
  const resolution = await resolveMessages(selected, repository, analysis);
  const messages = [...lock.messages, ...resolution.messages].toSorted((left, right) =>
    left.name < right.name ? -1 : 1,
  );
  requireDistinctNames(messages);
  const { artifacts: emitted, notices } = await emittedFor({ analysis, repository, messages });
  const artifacts = joinedArtifacts([...resolution.artifacts, ...emitted]);
  return {
    sites: resolution.sites,
    result: {
      artifacts,
      messages,
      notices: [...resolution.notices, ...notices, ...packageNotices(artifacts, repository)],
    },
  };
}

async function emittedFor(
  context: EmitContext,
): Promise<{ readonly artifacts: readonly Artifact[]; readonly notices: readonly Notice[] }> {
  if (context.messages.length === 0) return { artifacts: [], notices: [] };
  const artifacts = await Promise.all(emitters.map((emitter) => emitter.emit(context)));
  return {
    artifacts: artifacts.flat(),
    notices: emitters.flatMap((emitter) => emitter.notices?.(context) ?? []),
  };
}

/** Said of a call site that would no longer type-check, for instance where a value is narrowed around the call. */
function wouldNotCompile({ site: { message, file }, error }: BrokenSite): Notice {
  return noticeOf(generatorsProducerCatalogue.wouldNotCompile, { message, error }, { file });
}
