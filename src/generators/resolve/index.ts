import type { Analysis } from '../../model/analysis.js';
import type { Artifact } from '../../model/artifact.js';
import { generatorsProducerCatalogue } from '../../model/catalogue/generators-producer.js';
import { noticeOf } from '../../model/errors.js';
import type { ConsumerSpec, MessageSpec } from '../../model/message-spec.js';
import type { Notice } from '../../model/notice.js';
import { flowIdOf } from '../../model/plan.js';
import type { Repository } from '../../model/repository.js';
import { overlaps } from '../artifacts.js';
import { type ResolvedWork, resolveWork } from '../code/consumer/work.js';
import { styleOf } from '../code/style.js';
import type { SelectedMessage } from '../selection.js';
import type { EditedSite } from './broken-sites.js';
import { callSiteArtifacts } from './call-site-artifacts.js';
import { type CheckedProgram, checkedProgram } from './checked-program.js';
import { type ResolvedMessage, resolveMessage } from './message.js';

type Edit = Extract<Artifact, { kind: 'edit' }>;

export interface Resolution {
  readonly messages: readonly MessageSpec[];
  /** Edits of call sites and of routes, and modules that business code moves to. */
  readonly artifacts: readonly Artifact[];
  readonly notices: readonly Notice[];
  /** The call sites that are edited. */
  readonly sites: readonly EditedSite[];
}

interface Resolved {
  readonly selected: SelectedMessage;
  readonly site: ResolvedMessage;
}

/** Settles for each selected message what is sent, what each consumer does with it, and how the user's code changes. */
export async function resolveMessages(
  selected: readonly SelectedMessage[],
  repository: Repository,
  analysis: Analysis,
): Promise<Resolution> {
  const notices: Notice[] = [];
  const resolved: Resolved[] = [];
  const programOf = programsByProducer(selected, repository);
  for (const each of selected) {
    const { message, producer, consumers } = each;
    const { resolved: site, notices: found } = await resolveMessage({
      message,
      calls: consumers.map(({ service, calls }) => ({ consumer: service.name, calls })),
      style: styleOf(producer, repository),
      program: programOf(producer.name),
    });
    notices.push(...found);
    if (site !== undefined) resolved.push({ selected: each, site });
  }
  const works = worksOf(resolved, repository, analysis);
  const changedByWork = [...works.values()].flatMap(({ artifacts }) =>
    artifacts.filter((each) => each.kind === 'edit'),
  );
  const { kept, notices: postponed } = withoutOverlaps(resolved, changedByWork, works, programOf);
  const workUsed = [...works].filter(([route]) =>
    kept.some(({ selected: each }) => routesOf(each).includes(route)),
  );
  return {
    messages: kept.map((each) => specOf(each, works)),
    artifacts: [
      ...callSiteArtifacts(
        kept.map(({ selected: { producer }, site }) => ({ site, source: programOf(producer.name) })),
      ),
      ...workUsed.flatMap(([, work]) => work.artifacts),
    ],
    sites: kept.map(({ selected: { producer: service }, site: { name: message, file } }) => ({
      message,
      file,
      service,
      program: programOf(service.name),
    })),
    notices: [...notices, ...postponed, ...workUsed.flatMap(([, work]) => work.notices)],
  };
}

function programsByProducer(
  selected: readonly SelectedMessage[],
  repository: Repository,
): (producer: string) => CheckedProgram {
  const programs = new Map<string, CheckedProgram>();
  return (name) => {
    const known = programs.get(name);
    if (known !== undefined) return known;
    const own = selected.filter(({ producer }) => producer.name === name);
    const [first] = own;
    if (first === undefined) throw new Error(`${name} produces no selected message.`);
    const files = own.flatMap(({ consumers }) =>
      consumers.flatMap(({ calls }) => calls.map(({ file }) => file)),
    );
    const program = checkedProgram(first.producer, repository, [...new Set(files)]);
    programs.set(name, program);
    return program;
  };
}

function routesOf({ consumers }: SelectedMessage): readonly string[] {
  return consumers.map(({ route }) => route.id);
}

/** What the worker does for each route: once, however many messages reach the route. */
function worksOf(
  resolved: readonly Resolved[],
  repository: Repository,
  analysis: Analysis,
): ReadonlyMap<string, ResolvedWork> {
  const works = new Map<string, ResolvedWork>();
  const uses = resolved.flatMap(({ selected, site }) =>
    selected.consumers
      .filter(({ service }) => site.consumers.some((consumer) => consumer.service === service.name))
      .map(({ service, route }) => ({ service, route, flow: flowIdOf(selected.message.name, service.name) })),
  );
  for (const { service, route } of uses) {
    if (works.has(route.id)) continue;
    const flows = uses.filter((use) => use.route.id === route.id).map((use) => use.flow);
    works.set(route.id, resolveWork(route, service, repository, analysis, flows.toSorted()));
  }
  return works;
}

/** Leaves out messages whose call sites are changed by something before them. */
function withoutOverlaps(
  resolved: readonly Resolved[],
  changedByWork: readonly Edit[],
  works: ReadonlyMap<string, ResolvedWork>,
  programOf: (producer: string) => CheckedProgram,
): { readonly kept: readonly Resolved[]; readonly notices: readonly Notice[] } {
  const notices: Notice[] = [];
  const kept: Resolved[] = [];
  const changed: Edit[] = [...changedByWork];
  const taken = new Map<string, Artifact>();
  for (const each of resolved) {
    const { site, selected } = each;
    const own = callSiteArtifacts([{ site, source: programOf(selected.producer.name) }]);
    const other =
      changed.find((edit) => own.some((mine) => overlaps(edit, mine))) ?? takenBefore(selected, works, taken);
    if (other === undefined) {
      kept.push(each);
      changed.push(...own);
      for (const route of routesOf(selected)) {
        for (const artifact of works.get(route)?.artifacts ?? []) taken.set(artifact.path, artifact);
      }
      continue;
    }
    const context = { message: site.name, other: other.origin.flows.join(', ') };
    notices.push(noticeOf(generatorsProducerCatalogue.appliedNextTime, context, { file: site.file }));
  }
  return { kept, notices };
}

/**
 * What another route changed in a file that the routes of a message change too. Each was made as if the other stayed: only
 * together could they tell which imports the file still needs.
 */
function takenBefore(
  selected: SelectedMessage,
  works: ReadonlyMap<string, ResolvedWork>,
  taken: ReadonlyMap<string, Artifact>,
): Artifact | undefined {
  return routesOf(selected)
    .flatMap((route) => works.get(route)?.artifacts ?? [])
    .map(({ path, origin }) => {
      const before = taken.get(path);
      return before !== undefined && before.origin !== origin ? before : undefined;
    })
    .find((before) => before !== undefined);
}

function specOf({ selected, site }: Resolved, works: ReadonlyMap<string, ResolvedWork>): MessageSpec {
  const { message, router, consumers } = selected;
  return {
    name: message.name,
    kind: message.kind,
    producer: message.producer,
    router,
    version: 1,
    keyed: site.keyed,
    fields: [...site.fields],
    consumers: consumers.flatMap(({ service, route }): ConsumerSpec[] => {
      const own = site.consumers.find((consumer) => consumer.service === service.name);
      const work = works.get(route.id)?.work;
      if (own === undefined || work === undefined) return [];
      const { failure, mapping } = own;
      return [
        {
          flow: flowIdOf(message.name, service.name),
          service: service.name,
          route: route.id,
          failure,
          mapping,
          work,
        },
      ];
    }),
  };
}
