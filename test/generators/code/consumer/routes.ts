import { ts } from 'ts-morph';
import { resolveWork } from '../../../../src/generators/code/consumer/work.js';
import type { Analysis } from '../../../../src/model/analysis.js';
import type { Artifact } from '../../../../src/model/artifact.js';
import type { ConsumerSpec } from '../../../../src/model/message-spec.js';
import type { Repository } from '../../../../src/model/repository.js';
import type { Route } from '../../../../src/model/route.js';
import type { Service } from '../../../../src/model/service.js';
import { memoryRepository } from '../../../helpers/memory-repository.js';
import { analysisSample, routeSample, serviceSample } from '../../samples.js';

/** A route of `services/shop`, found by the path of its registration or by the name of its handler. */
export interface RouteSample {
  readonly framework: string;
  readonly method?: string;
  readonly path: string;
  readonly file?: string;
  /** `'/points'` as the registration writes it, or a function or method by its name. */
  readonly at: string;
  readonly more?: Partial<Route>;
}

export interface WorkSample {
  readonly files: Readonly<Record<string, string>>;
  readonly route: RouteSample;
  readonly service?: Partial<Service>;
  readonly analysis?: Partial<Analysis>;
}

export interface WorkOutcome {
  readonly work: ConsumerSpec['work'];
  /** The new text of every file that changes. */
  readonly changed: Readonly<Record<string, string>>;
  readonly notices: readonly string[];
}

/** What becomes of a route, with the changes carried out. */
export function outcomeOf({ files, route, service, analysis }: WorkSample): WorkOutcome {
  const repository = memoryRepository(files);
  const shop = serviceSample('shop', { framework: route.framework, ...service });
  const { work, artifacts, notices } = resolveWork(
    routeOf(route, repository),
    shop,
    repository,
    { ...analysisSample([shop], []), ...analysis },
    ['order.OrderPlaced:shop'],
  );
  return {
    work,
    changed: changedFiles(artifacts, repository),
    notices: notices.map(({ code, message }) => `${code} ${message}`),
  };
}

/** The new text of every file that artifacts write or edit. */
export function changedFiles(artifacts: readonly Artifact[], repository: Repository): Record<string, string> {
  const changed: Record<string, string> = {};
  const edits = artifacts.filter((artifact) => artifact.kind === 'edit');
  for (const { path, span, replacement } of edits.toSorted(
    (left, right) => right.span.start - left.span.start,
  )) {
    const text = changed[path] ?? repository.readText(path) ?? '';
    changed[path] = text.slice(0, span.start) + replacement + text.slice(span.end);
  }
  for (const artifact of artifacts) if (artifact.kind === 'file') changed[artifact.path] = artifact.content;
  return changed;
}

/** The route with the span of its handler. */
export function routeOf(sample: RouteSample, repository: Repository): Route {
  const { framework, method = 'POST', path, at, file = 'services/shop/src/routes.ts', more = {} } = sample;
  const text = repository.readText(file) ?? '';
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const handler = handlerAt(source, at);
  if (handler === undefined) throw new Error(`${file} has no handler ${at}.`);
  return routeSample('shop', path, {
    method,
    framework,
    file,
    line: text.slice(0, handler.getStart()).split('\n').length,
    handlerSpan: { start: handler.getStart(), end: handler.end },
    parameters: [...path.matchAll(/\{\}/g)].map((_match, index) => ['id', 'lineId'][index] ?? ''),
    ...more,
  });
}

function handlerAt(source: ts.SourceFile, at: string): ts.Node | undefined {
  const visit = (node: ts.Node): ts.Node | undefined => {
    const name = (node as ts.NamedDeclaration).name;
    if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && name?.getText() === at)
      return node;
    if (ts.isCallExpression(node) && node.arguments[0]?.getText() === at) {
      const last = node.arguments.at(-1);
      return last && ts.isCallExpression(last) ? last.arguments[0] : last;
    }
    return ts.forEachChild(node, visit);
  };
  return visit(source);
}
