/** A method and a path template, as calls and routes have them. */
export interface Endpoint {
  readonly method: string;
  /** `/points/{}`; a last `*` stands for any rest. */
  readonly path: string;
}

/** A path as frameworks and telemetry write it, with `{}` for every dynamic segment and no slash at its end. */
export function normalised(path: string): string {
  const segments = path
    .split('/')
    .map((segment) =>
      segment
        .replace(/^:[A-Za-z_][^/]*$|\{[^}]*\}|<[^>]*>|\[[^\]]*\]|\$\{[^}]*\}/g, '{}')
        .replace(/^\*.+$/, '*'),
    );
  const joined = segments.join('/');
  return joined.length > 1 ? joined.replace(/\/+$/, '') : joined;
}

function fitsSegment(template: string, written: string): boolean {
  if (template === '{}' || template === written) return true;
  if (!template.includes('{}')) return false;
  const [before = '', ...rest] = template.split('{}');
  return written.startsWith(before) && written.endsWith(rest.at(-1) ?? '');
}

function fitsPath(template: string, written: string): boolean {
  const [parts, given] = [template.split('/'), written.split('/')];
  const isOpen = parts.at(-1) === '*';
  const fixed = isOpen ? parts.slice(0, -1) : parts;
  const enough = isOpen ? given.length >= fixed.length : given.length === fixed.length;
  return enough && fixed.every((part, at) => fitsSegment(part, given[at] ?? ''));
}

function literals({ path }: Endpoint): number {
  return path.split('/').filter((segment) => segment !== '*' && !segment.includes('{}')).length;
}

/**
 * The endpoint that a recorded request is of, the one with the fewest dynamic segments where several fit; undefined
 * where none does. A method that was not recorded fits every one.
 */
export function endpointOfRequest<Candidate extends Endpoint>(
  candidates: readonly Candidate[],
  method: string | null,
  path: string,
): Candidate | undefined {
  const written = normalised(path);
  const fitting = candidates.filter(
    (candidate) =>
      (method === null || candidate.method === 'ANY' || candidate.method === method) &&
      fitsPath(normalised(candidate.path), written),
  );
  return fitting.reduce<Candidate | undefined>(
    (best, candidate) => (best === undefined || literals(candidate) > literals(best) ? candidate : best),
    undefined,
  );
}
