import type { ts } from 'ts-morph';
import type { Service } from '../../model/service.js';
import { takenAsValue } from '../answers/index.js';
import { enteringCalls } from '../clients/lifting/function-callers.js';
import { deepestFolder } from '../paths.js';
import { readJson } from '../services/texts/json-text.js';
import { recordOf, textOf } from '../services/texts/record.js';
import { callableName } from '../syntax/callers.js';
import { type FunctionNode, functionAround } from '../syntax/function-nodes.js';
import type { Evaluator } from '../values/evaluator.js';

/** Functions that are looked at to find who uses a library's request. */
const functionsLimit = 400;

export interface Ownership {
  /** The service or library whose folder holds a file. */
  ownerOf(file: string): Service | undefined;
  /** The services that make a request: the file's own, or for a library each that reaches it by use. */
  callersAt(site: ts.Node): readonly Service[];
}

/** Where other files take a function that nobody calls by its name: a framework will. */
function takersOf({ program }: Evaluator, node: FunctionNode): readonly ts.Node[] {
  const name = callableName(node);
  if (name === undefined) return [];
  const own = program.fileOf(node);
  return program
    .filesWith(name)
    .filter((file) => file !== own)
    .flatMap((file) => takenAsValue(program, file, name, node));
}

/** True for a library that the code of another folder imports by its name. */
function isImportedElsewhere(
  { program }: Evaluator,
  library: Service,
  ownerOf: (file: string) => Service | undefined,
): boolean {
  const file = library.packageJson;
  const text = file === null ? undefined : program.repository.readText(file);
  const reading = file === null || text === undefined ? undefined : readJson(text, file);
  const manifest = reading !== undefined && 'value' in reading ? recordOf(reading.value) : {};
  const name = textOf(manifest.name) ?? '';
  if (name === '') return false;
  return ["'", '"'].some((quote) =>
    program.filesWith(`${quote}${name}`).some((user) => ownerOf(user) !== library),
  );
}

/** Makes the look-up of which service a piece of code belongs to. */
export function createOwnership(evaluator: Evaluator, services: readonly Service[]): Ownership {
  const byRoot = new Map(services.filter(({ inRepo }) => inRepo).map((service) => [service.root, service]));
  const ownerOf = (file: string): Service | undefined => {
    const root = deepestFolder(file, byRoot.keys());
    return root === undefined ? undefined : byRoot.get(root);
  };

  const usersOf = (site: ts.Node): readonly Service[] => {
    const found = new Set<Service>();
    const seen = new Set<ts.Node>();
    const queue: ts.Node[] = [site];
    for (let at = queue.shift(); at !== undefined && seen.size < functionsLimit; at = queue.shift()) {
      const owner = ownerOf(evaluator.program.fileOf(at));
      if (owner !== undefined && owner.kind !== 'library') {
        found.add(owner);
        continue;
      }
      const around = functionAround(at);
      if (around === undefined || seen.has(around)) continue;
      seen.add(around);
      const callers = enteringCalls(evaluator, around);
      queue.push(...(callers.length > 0 ? callers : takersOf(evaluator, around)));
      // an inner function is used where the outer one is
      queue.push(around);
    }
    return [...found].sort((a, b) => (a.name < b.name ? -1 : 1));
  };

  const imported = new Map<Service, boolean>();
  const isImported = (library: Service): boolean => {
    const known = imported.get(library) ?? isImportedElsewhere(evaluator, library, ownerOf);
    imported.set(library, known);
    return known;
  };

  return {
    ownerOf,
    callersAt(site) {
      const owner = ownerOf(evaluator.program.fileOf(site));
      if (owner === undefined) return [];
      if (owner.kind !== 'library') return [owner];
      const users = usersOf(site);
      if (users.length > 0) return users;
      // what services import and none uses is dead; what none imports may run by itself
      return isImported(owner) ? [] : [owner];
    },
  };
}
