import type { ts } from 'ts-morph';
import { ts as typescript } from 'ts-morph';
import type { Service } from '../../model/service.js';
import { callersOf, isFunctionNode } from '../clients/lifting/function-callers.js';
import { deepestFolder } from '../services/paths.js';
import type { Evaluator } from '../values/evaluator.js';
import type { FunctionNode } from '../values/value.js';

/** Functions that are looked at to find who uses a library's request. */
const functionsLimit = 400;

export interface Ownership {
  /** The service or library whose folder holds a file. */
  ownerOf(file: string): Service | undefined;
  /** The services that make a request: the file's own, or for a library each that reaches it by use. */
  callersAt(site: ts.Node): readonly Service[];
}

function functionAround(node: ts.Node): FunctionNode | undefined {
  return typescript.findAncestor(node, (at): at is FunctionNode => at !== node && isFunctionNode(at));
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
      queue.push(...callersOf(evaluator, around));
      // an inner function is used where the outer one is
      queue.push(around);
    }
    return [...found].sort((a, b) => (a.name < b.name ? -1 : 1));
  };

  return {
    ownerOf,
    callersAt(site) {
      const owner = ownerOf(evaluator.program.fileOf(site));
      if (owner === undefined) return [];
      if (owner.kind !== 'library') return [owner];
      const users = usersOf(site);
      return users.length > 0 ? users : [owner];
    },
  };
}
