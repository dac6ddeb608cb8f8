import type { Call } from '../../model/call.js';
import { pascalCase, wordsOf } from './words.js';

/**
 * Names that are in use, by service. A name must be unique for its producer (ids), and for every consumer of
 * generated messages, since file and environment names are made of it in both.
 */
export class NamesInUse {
  readonly #names = new Set<string>();

  /** Takes a name for all of these services. */
  take(name: string, services: readonly string[]): void {
    for (const service of services) {
      this.#names.add(`${service} ${name.toLowerCase()}`);
    }
  }

  isFree(name: string, services: readonly string[]): boolean {
    return services.every((service) => !this.#names.has(`${service} ${name.toLowerCase()}`));
  }
}

/** `Message` where a name cannot start as the plan file asks (no letter in front). */
function startingWithLetter(name: string): string {
  return /^[A-Z]/.test(name) ? name : `Message${name}`;
}

/**
 * The first free of: the name, the name with its function (`SendNotificationFromShipOrder`), with producer and
 * function, with a number. Takes it.
 */
export function uniqueName(
  wanted: string,
  call: Call,
  services: readonly string[],
  inUse: NamesInUse,
): string {
  const base = startingWithLetter(wanted);
  const origin = pascalCase(wordsOf(call.function));
  const producer = pascalCase(wordsOf(call.from));
  const candidates = [
    base,
    `${base}From${origin === '' ? producer : origin}`,
    `${base}From${producer}${origin}`,
  ];
  let name = candidates.find((candidate) => inUse.isFree(candidate, services));
  for (let number = 2; name === undefined; number += 1) {
    name = inUse.isFree(`${base}${number}`, services) ? `${base}${number}` : undefined;
  }
  inUse.take(name, services);
  return name;
}
