import { findRequests } from '../../../src/analyzer/clients/find-requests.js';
import { analyze } from '../../../src/analyzer/index.js';
import { bodyAt } from '../../../src/analyzer/linking/body.js';
import { createProgram } from '../../../src/analyzer/syntax/create-program.js';
import { createEvaluator } from '../../../src/analyzer/values/evaluator.js';
import type { Target } from '../../../src/model/call.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import { shown } from '../values/shown.js';
import type { FormFinding } from './form.js';

const manifest = JSON.stringify({
  name: 'caller',
  main: 'src/main.js',
  scripts: { start: 'node src/main.js' },
});

function shownTarget(to: Target): string {
  if (to.kind === 'service') return `service ${to.name}`;
  return to.kind === 'external' ? `external ${to.host}` : `unknown: ${to.missing}`;
}

/** Everything that is found in the files of one service, in order of place. */
export function findingsOf(files: Readonly<Record<string, string>>): readonly FormFinding[] {
  const repository = memoryRepository({
    'package.json': manifest,
    Dockerfile: 'FROM node:20\nCMD ["node", "src/main.js"]\n',
    ...files,
  });
  const program = createProgram(repository);
  const evaluator = createEvaluator(program);
  const requests = findRequests(evaluator);
  return analyze(repository).calls.map((call): FormFinding => {
    const sited = requests.find(
      ({ site }) => program.fileOf(site) === call.file && site.getStart() === call.span.start,
    );
    const body =
      sited === undefined ? undefined : bodyAt(evaluator, sited.request.body, sited.site)?.getText();
    return {
      at: `${call.file}:${call.line}`,
      client: call.client,
      method: call.method,
      url: sited === undefined ? 'nothing is sent here' : shown(sited.request.url),
      to: shownTarget(call.to),
      path: call.path,
      ...(body === undefined ? {} : { body }),
    };
  });
}
