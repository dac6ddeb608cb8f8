import { posix } from 'node:path';
import type { Evaluator } from '../../values/evaluator.js';
import { isGeneratedFile } from '../lifting/generated-operation.js';
import { liftRequest, type SitedRequest } from '../lifting/lift.js';
import { generatedAxios } from './axios.js';
import type { Generator } from './generator.js';
import { generatedHeyApi } from './hey-api.js';
import { generatedNswag } from './nswag.js';
import { packageOperations } from './package.js';
import { generatedRequestOptions } from './request-options.js';

/** The generators whose clients are known, in the order in which they are asked. */
const generators: readonly Generator[] = [
  generatedAxios,
  generatedHeyApi,
  generatedNswag,
  generatedRequestOptions,
];

/** What generated clients send, and which of their files need no look of their own. */
export interface GeneratedRequests {
  readonly requests: readonly SitedRequest[];
  /** True for a generated file beside known operations: its requests are theirs. */
  isRuntime(file: string): boolean;
}

/** Finds the requests of generated clients where people wrote them. */
export function generatedRequests(evaluator: Evaluator): GeneratedRequests {
  const { program } = evaluator;
  const requests: SitedRequest[] = [];
  const folders = new Set<string>();
  for (const file of program.sourceFiles) {
    const text = program.textOf(file);
    const generator = generators.find(({ mark }) => mark.test(text));
    if (generator === undefined || !isGeneratedFile(program, file)) continue;
    const source = program.source(file);
    const operations = source === undefined ? [] : generator.operations(evaluator, source);
    if (operations.length === 0) continue;
    const folder = posix.dirname(file);
    folders.add(folder);
    // operations by resource stand in a folder beside the runtime's
    if (/^(?:apis?|services|resources)$/.test(posix.basename(folder))) folders.add(posix.dirname(folder));
    for (const { sink, read } of operations) requests.push(...liftRequest(evaluator, sink, read));
  }
  for (const { sink, read } of packageOperations(evaluator))
    requests.push(...liftRequest(evaluator, sink, read));
  return {
    requests,
    isRuntime: (file) =>
      folders.size > 0 &&
      isGeneratedFile(program, file) &&
      [...folders].some((folder) => folder === '.' || file.startsWith(`${folder}/`)),
  };
}
