import type { ts } from 'ts-morph';
import { fileIn } from '../../paths.js';
import type { SourceProgram } from '../../syntax/create-program.js';
import { joinPaths, pathTemplates } from '../paths/path-template.js';
import { type RegistrationFact, type RouteFramework, wholeRoute } from '../route-fact.js';

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Where a route stands: the folder of its application, and the path that its own folders make. */
interface Placed {
  readonly root: string;
  readonly path: string;
  readonly kind: 'page' | 'app';
}

/**
 * Next.js: `pages/api/**`, and the verbs that the `route.ts` files below `app` exports.
 * https://nextjs.org/docs/app/building-your-application/routing/route-handlers
 */
export const next: RouteFramework = {
  id: 'next',
  packages: ['next'],
  words: /\bexport\b|module\.exports/,
  files: /(?:^|\/)(?:pages\/api\/.+|app\/(?:.+\/)?route)\.[cm]?[jt]sx?$/,
  routes(file, program) {
    const placed = placeOf(file, program);
    const source = placed === undefined ? undefined : program.source(file);
    const base = placed === undefined ? undefined : basePath(placed.root, program);
    if (placed === undefined || source === undefined || base === undefined) return [];
    const exported = placed.kind === 'page' ? [['ANY', 'default']] : verbs.map((verb) => [verb, verb]);
    const templates = pathTemplates(joinPaths(base, placed.path), 'bracket');
    return exported.flatMap(([method = '', name = '']) =>
      templates.flatMap((template) => exportedRoute(file, { method, name }, { source, template }, program)),
    );
  },
};

interface Exported {
  readonly source: ts.SourceFile;
  readonly template: Pick<RegistrationFact, 'path' | 'parameters'>;
}

function exportedRoute(
  file: string,
  { method, name }: { readonly method: string; readonly name: string },
  { source, template }: Exported,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const definition = program.exported(file, name);
  if (definition === undefined) return [];
  return [
    {
      ...wholeRoute(source, method, template.path),
      parameters: template.parameters,
      handler: definition.kind === 'declaration' ? definition.node : null,
    },
  ];
}

const pagePattern = /^(.*?)(?:^|\/)pages\/(api\/.+)\.[cm]?[jt]sx?$/;
const appPattern = /^(.*?)(?:^|\/)app\/(.*\/)?route\.[cm]?[jt]sx?$/;

function placeOf(file: string, program: SourceProgram): Placed | undefined {
  const page = pagePattern.exec(file);
  if (page !== null) {
    const path = (page[2] ?? '').replace(/(?:^|\/)index$/, '');
    return { root: rootOf(page[1] ?? ''), path, kind: 'page' };
  }
  const app = appPattern.exec(file);
  if (app === null) return undefined;
  const [, before = '', inside = ''] = app;
  const nested = nestedPlace(before, inside, program);
  const folders = (nested?.path ?? inside).split('/').filter((part) => part !== '');
  // Folders that start with an underscore are private; groups and slots are no part of the path.
  if (folders.some((folder) => folder.startsWith('_'))) return undefined;
  const path = folders.filter((folder) => !/^\(.*\)$|^@/.test(folder)).join('/');
  return { root: nested?.root ?? rootOf(before), path, kind: 'app' };
}

/** `packages/app/src/app/x/route.ts`: the application is where its manifest stands. */
function nestedPlace(
  before: string,
  inside: string,
  program: SourceProgram,
): Omit<Placed, 'kind'> | undefined {
  const [, between = '', path = ''] = appPattern.exec(`${inside}route.ts`) ?? [];
  const root = rootOf([before, 'app', between].filter((part) => part !== '').join('/'));
  const isApplication =
    path !== inside && program.repository.readText(fileIn(root, 'package.json')) !== undefined;
  return isApplication ? { root, path } : undefined;
}

function rootOf(before: string): string {
  const folder = before.replace(/(?:^|\/)src\/?$/, '').replace(/\/$/, '');
  return folder === '' ? '.' : folder;
}

/** The `basePath` of the application's settings as it is written there; undefined where it is computed. */
function basePath(root: string, program: SourceProgram): string | undefined {
  for (const ending of ['js', 'mjs', 'cjs', 'ts', 'mts']) {
    const text = program.repository.readText(fileIn(root, `next.config.${ending}`));
    if (text === undefined) continue;
    if (!/\bbasePath\b/.test(text)) return '';
    return /\bbasePath\s*:\s*(['"`])([\w./-]*)\1/.exec(text)?.[2];
  }
  return '';
}
