import { findRequests } from '../../../src/analyzer/clients/find-requests.js';
import { bodyAt } from '../../../src/analyzer/linking/body.js';
import { headerFacts, numberOf } from '../../../src/analyzer/linking/request-facts.js';
import { callableName } from '../../../src/analyzer/syntax/callers.js';
import { createProgram } from '../../../src/analyzer/syntax/create-program.js';
import { createEvaluator } from '../../../src/analyzer/values/evaluator.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import { shown } from '../values/shown.js';

/** Every request of a repository as one line: `a.ts:3 axios POST http://user/users body={ id } timeout=500 via post`. */
export function requestsOf(files: Readonly<Record<string, string>>): string[] {
  const program = createProgram(memoryRepository(files));
  const evaluator = createEvaluator(program);
  return findRequests(evaluator)
    .map(({ site, request, via }) => {
      const body = bodyAt(evaluator, request.body, site);
      const headers = headerFacts(request);
      return [
        `${program.fileOf(site)}:${program.lineOf(site)}`,
        request.client,
        shown(request.method).toUpperCase(),
        request.passesOn === 'any-path' ? `${shown(request.url)}/**` : shown(request.url),
        ...(body === undefined ? [] : [`body=${body.getText()}`]),
        ...(numberOf(request.timeout) === null ? [] : [`timeout=${numberOf(request.timeout)}`]),
        ...(numberOf(request.retries) === null ? [] : [`retries=${numberOf(request.retries)}`]),
        ...(headers.auth ? ['auth'] : []),
        ...(headers.idempotency ? ['idempotency'] : []),
        ...(via.length === 0 ? [] : [`via ${via.map((node) => callableName(node) ?? 'function').join(' ')}`]),
      ].join(' ');
    })
    .sort();
}
