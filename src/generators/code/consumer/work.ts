import { ts } from 'ts-morph';
import type { Analysis } from '../../../model/analysis.js';
import type { Artifact } from '../../../model/artifact.js';
import type { ConsumerSpec } from '../../../model/message-spec.js';
import type { Notice } from '../../../model/notice.js';
import type { Repository } from '../../../model/repository.js';
import type { Route } from '../../../model/route.js';
import type { Service } from '../../../model/service.js';
import { styleOf } from '../style.js';
import { bodyTypesOf } from './effect/body-types.js';
import { awaitedBeside } from './effect/database.js';
import { directCallOf } from './effect/direct-call.js';
import type { ExtractedWork } from './effect/extracted-work.js';
import { type Extraction, planExtraction } from './effect/extraction.js';
import { type HandlerFunction, handlerFunctionOf } from './effect/handler-function.js';
import { importEffectOf } from './effect/import-safety.js';
import { refusalOfMemory } from './effect/memory-state.js';
import { createModuleLookup, type ModuleLookup } from './effect/module-lookup.js';
import { newModuleText } from './effect/new-module.js';
import { extractedNotices, relayNotices } from './effect/notices.js';
import { isRefusal, type Refusal, refusal } from './effect/refusal.js';
import { relayAddressOf } from './effect/relay-address.js';
import { requestInputsOf } from './effect/request-inputs.js';
import { splitBody } from './effect/response.js';
import { routeEdits } from './effect/route-edits.js';

export interface ResolvedWork {
  readonly work: ConsumerSpec['work'];
  /** The new module and the edits of the route's file; empty where nothing has to change. */
  readonly artifacts: readonly Artifact[];
  readonly notices: readonly Notice[];
}

/** Frameworks whose handlers are plain functions of request and reply. */
const frameworks: ReadonlySet<string> = new Set(['express', 'fastify']);

/**
 * Settles how a worker does what a route does: by the same function as the route, which is taken out of the handler
 * where that is safe, or by repeating the HTTP request.
 *
 * @param flows ids of the flows that need it: the origin of the changes
 */
export function resolveWork(
  route: Route | null,
  service: Service,
  repository: Repository,
  analysis: Analysis,
  flows: readonly string[] = [],
): ResolvedWork {
  const found = extractedWork(route, service, repository, analysis, flows);
  if (isRefusal(found)) {
    const address = relayAddressOf(service, analysis);
    const { because } = found;
    return {
      work: { kind: 'relay', address, because },
      artifacts: [],
      notices: relayNotices(route, service, because),
    };
  }
  const { work, artifacts, beside } = found;
  return { work, artifacts, notices: extractedNotices(work, beside, route, service) };
}

interface Found {
  readonly work: ExtractedWork;
  readonly artifacts: readonly Artifact[];
  /** What the function awaits outside of the database that it is given. */
  readonly beside: readonly string[];
}

function extractedWork(
  route: Route | null,
  service: Service,
  repository: Repository,
  analysis: Analysis,
  flows: readonly string[],
): Found | Refusal {
  if (route === null) return refusal('The route that answers the request was not found in the code.');
  const unsupported = refusalOfService(route, service);
  if (unsupported !== undefined) return unsupported;
  const handler = handlerFunctionOf(route, repository);
  if (isRefusal(handler)) return handler;
  const split = splitBody(handler, route.framework);
  if (isRefusal(split)) return split;
  const modules = createModuleLookup(repository);
  const code = [...split.moved, ...(split.movedPayload ? [split.movedPayload] : [])];
  const inputs = requestInputsOf(code, handler, route, modules);
  if (isRefusal(inputs)) return inputs;
  const before = refusalOfInlineMiddleware(handler) ?? refusalOfMemory(code, modules);
  if (before !== undefined) return before;
  const direct = directCallOf(split, inputs, handler, route, modules);
  if (direct !== undefined) {
    const bodyTypes = bodyTypesOf(direct.bodyType, service, repository);
    return withSafeImport({ ...direct.work, ...(bodyTypes && { bodyTypes }) }, modules);
  }
  const requests = sentRequestIn(code, handler, service, analysis);
  if (requests !== undefined) return requests;
  const extraction = planExtraction(split, inputs, handler, route, repository, modules);
  if (isRefusal(extraction)) return extraction;
  const bodyTypes = extractedBodyTypes(extraction, service, repository);
  const work = { ...workOf(extraction), ...(bodyTypes && { bodyTypes }) };
  return {
    work,
    artifacts: artifactsOf(extraction, route, service, repository, modules, flows),
    beside: extraction.database === undefined ? [] : awaitedBeside(code, extraction.database.identifiers),
  };
}

/** A function written before the handler may answer, or give the request something that the handler builds on. */
function refusalOfInlineMiddleware({ node }: HandlerFunction): Refusal | undefined {
  if (!ts.isCallExpression(node.parent)) return undefined;
  const before = node.parent.arguments.filter((argument) => argument.end <= node.pos);
  if (!before.some((argument) => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument)))
    return undefined;
  return refusal('A function that is written before the handler sees the request first.');
}

function refusalOfService(route: Route, service: Service): Refusal | undefined {
  if (service.language !== 'typescript') return refusal(`${service.name} is not written in TypeScript.`);
  if (frameworks.has(route.framework)) return undefined;
  return refusal(
    route.framework === 'nestjs'
      ? 'The handler is a method of a NestJS controller, which only exists inside the application.'
      : `Handlers of ${route.framework} are not taken apart.`,
  );
}

function withSafeImport(work: ExtractedWork, modules: ModuleLookup): Found | Refusal {
  const effect = importEffectOf(work.module, modules);
  if (effect === undefined) return { work, artifacts: [], beside: [] };
  return refusal(
    `Importing ${work.module} ${effect.what} (${effect.file}:${effect.line}), and a worker would do so too.`,
  );
}

/** A request that may become a message itself is not moved: the plan knows it by the place where it stands. */
function sentRequestIn(
  code: readonly { readonly pos: number; readonly end: number }[],
  { checked }: HandlerFunction,
  service: Service,
  { calls }: Analysis,
): Refusal | undefined {
  const inside = calls.find(
    (call) =>
      call.from === service.name &&
      call.file === checked.file &&
      call.to.kind === 'service' &&
      call.method !== 'GET' &&
      code.some((node) => call.span.start >= node.pos && call.span.end <= node.end),
  );
  if (inside === undefined) return undefined;
  return refusal(
    `The handler itself sends ${inside.method} ${inside.path ?? 'a request'} (line ${inside.line}), which may become a message of its own.`,
  );
}

function workOf({ file, name, inputs, database }: Extraction): ExtractedWork {
  return {
    kind: 'extracted',
    module: file,
    function: name,
    parameters: [
      ...(database === undefined ? [] : (['database'] as const)),
      ...(inputs.pathArguments.length === 0 ? [] : (['path-arguments'] as const)),
      ...(inputs.body === undefined ? [] : (['body'] as const)),
    ],
    database: database?.spec ?? null,
  };
}

function extractedBodyTypes({ inputs }: Extraction, service: Service, repository: Repository) {
  const { body } = inputs;
  if (body === undefined) return undefined;
  return /^(?:any|unknown)$/.test(body.type) ? {} : bodyTypesOf(body.typeNode, service, repository);
}

function artifactsOf(
  extraction: Extraction,
  route: Route,
  service: Service,
  repository: Repository,
  modules: ModuleLookup,
  flows: readonly string[],
): readonly Artifact[] {
  const style = styleOf(service, repository);
  const origin = { emitter: 'extracted-function', flows };
  const edits = routeEdits(extraction, style).map(
    ({ start, end, text }): Artifact => ({
      kind: 'edit',
      path: route.file,
      span: { start, end },
      replacement: text,
      origin,
    }),
  );
  return [
    {
      kind: 'file',
      path: extraction.file,
      content: newModuleText(extraction, route, style, modules),
      origin,
    },
    ...edits,
  ];
}
