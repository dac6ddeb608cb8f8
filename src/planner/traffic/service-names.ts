import type { Service } from '../../model/service.js';

const loopback = /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[?::1\]?)$/;
/** Domains that only a network of one's own has. */
const internalDomain = /\.(?:local|internal|lan|svc)$/;

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function holds(words: readonly string[], part: readonly string[]): boolean {
  return words.some((_, at) => part.every((word, offset) => words[at + offset] === word));
}

/** The services whose words are among those of a name, of which only the longest counts: `shop-loyalty-tg`. */
function byWords(written: string, services: readonly Service[]): string | undefined {
  const words = wordsOf(written);
  const fitting = services
    .map(({ name }) => ({ name, part: wordsOf(name) }))
    .filter(({ part }) => part.length > 0 && holds(words, part));
  const longest = Math.max(0, ...fitting.map(({ part }) => part.length));
  const [best, other] = fitting.filter(({ part }) => part.length === longest);
  return other === undefined ? best?.name : undefined;
}

function byPort(port: string | undefined, services: readonly Service[]): string | undefined {
  const [found, other] = services.filter(({ ports }) => port !== undefined && ports.includes(Number(port)));
  return other === undefined ? found?.name : undefined;
}

/**
 * Makes the function that tells which service a name in telemetry means: by its name or alias, by the first label of a
 * host within the network, by its port on this machine, and last by its words in a longer name without dots.
 */
export function serviceNamer(services: readonly Service[]): (written: string) => string | undefined {
  const exact = new Map<string, string>();
  for (const { name, aliases } of services) {
    for (const alias of aliases) exact.set(alias.toLowerCase(), name);
  }
  for (const { name } of services) exact.set(name.toLowerCase(), name);
  return (written) => {
    const whole = written.trim().toLowerCase();
    const [, host = whole, port] = /^(.*?)(?::(\d+))?$/.exec(whole) ?? [];
    const known = exact.get(whole) ?? exact.get(host);
    if (known !== undefined) return known;
    if (loopback.test(host)) return byPort(port, services);
    if (host.includes('.')) {
      return internalDomain.test(host) ? exact.get(host.split('.')[0] ?? '') : undefined;
    }
    return byWords(host, services);
  };
}
