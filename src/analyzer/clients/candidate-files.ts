import type { Evaluator } from '../values/evaluator.js';
import { filesWithInstances, type Instances, instancesOf } from './instance-exports.js';
import { wrapperMark } from './package-wrapper.js';
import { clients } from './registry.js';
import { holdsValues } from './value-holders.js';

/** The call of a verb of HTTP on something: an instance that another file made. */
const verbCall = /\.\s*(?:get|post|put|patch|delete|del|head)\s*[(<]/g;
/** A file that takes nothing from others has no instance of theirs. */
const anyImport = /\b(?:import|require)\b/;
/** What needs no import. A word of prose is followed by other words. */
const globals = /\$?\bfetch\s*[(),;?}\]]|\baxios\s*[.(]/;
const marks = clients.flatMap((client) => client.mark ?? []);
const operationMarks = clients.flatMap((client) => (client.hasOperations ? (client.mark ?? []) : []));
/** Instances of instances (`export const users = wrap(api)`) are followed this often. */
const rounds = 2;

/**
 * Matches the import of one of the packages. Only as a specifier: words such as `http` and `request` stand in every
 * licence header.
 */
function importOf(packages: readonly string[]): RegExp {
  const names = packages.map((name) => name.replace(/[/.@-]/g, '\\$&')).sort();
  return new RegExp(`\\b(?:from|import|require)\\b[\\s(]{0,20}['"\`](?:node:)?(?:${names.join('|')})['"\`/]`);
}

/** What is no package, and frameworks: of those only what the client's own mark finds is a client. */
const otherPurpose = new Set(['global', 'parameter', '@hapi/hapi', '@nestjs/common', 'fastify']);

const clientImport = importOf([
  ...new Set(clients.flatMap((client) => client.packages).filter((name) => !otherPurpose.has(name))),
]);

/** True where a verb is called on something that does not merely hold values. */
function callsVerb(text: string): boolean {
  for (const { index } of text.matchAll(verbCall)) if (!holdsValues(text, index)) return true;
  return false;
}

function namesClient(text: string): boolean {
  return clientImport.test(text) || globals.test(text) || marks.some((mark) => mark.test(text));
}

function namesOperations(text: string): boolean {
  return operationMarks.some((mark) => mark.test(text));
}

interface Users {
  readonly files: ReadonlySet<string>;
  readonly instances: Instances;
}

/** The files that name something, and those that may use an instance which one of them exports. */
function withUsers(evaluator: Evaluator, isNamed: (text: string) => boolean): Users {
  const { program } = evaluator;
  let frontier = program.sourceFiles.filter((file) => isNamed(program.textOf(file)));
  const files = new Set(frontier);
  const names = new Set<string>();
  const paths = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const instances = instancesOf(evaluator, frontier);
    frontier = [...new Set(filesWithInstances(program, instances))].filter((file) => !files.has(file));
    for (const name of instances.names) names.add(name);
    for (const path of instances.paths) paths.add(path);
    for (const file of frontier) files.add(file);
  }
  return { files, instances: { names, paths } };
}

/** Where requests are looked for. */
export interface Candidates {
  /** The production files that may hold a request, in order. */
  readonly files: readonly string[];
  /** Files that may use a client whose operations have names of their own. */
  readonly operating: ReadonlySet<string>;
  /** Files that name a client or may use an instance of one. */
  readonly named: ReadonlySet<string>;
  readonly instances: Instances;
}

/** Chooses the files that may hold a request, by their texts and by what they import. */
export function candidateFiles(evaluator: Evaluator): Candidates {
  const { program } = evaluator;
  const { files, instances } = withUsers(evaluator, namesClient);
  const declared = new Set(evaluator.clients.flatMap((client) => program.filesWith(client.function)));
  return {
    files: program.sourceFiles.filter((file) => {
      if (files.has(file) || declared.has(file)) return true;
      const text = program.textOf(file);
      return anyImport.test(text) && (callsVerb(text) || wrapperMark.test(text));
    }),
    operating: withUsers(evaluator, namesOperations).files,
    named: files,
    instances,
  };
}
