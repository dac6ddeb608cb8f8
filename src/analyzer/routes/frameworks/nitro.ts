import { pathTemplates } from '../paths/path-template.js';
import { type RouteFramework, wholeRoute } from '../route-fact.js';

const place = /(?:^|\/)server\/(api|routes)\/(.+)\.[cm]?[jt]s$/;
const ending = /\.(get|post|put|patch|delete|head|options)$/;

/** Nitro, and Nuxt that is built on it: the files of `server/api` and `server/routes`. https://nitro.build/guide/routing */
export const nitro: RouteFramework = {
  id: 'nitro',
  packages: ['nuxt', 'nitropack', 'nitro', 'h3'],
  words: /\bexport\s+default\b/,
  files: place,
  routes(file, program) {
    const [, folder, rest] = place.exec(file) ?? [];
    const definition = rest === undefined ? undefined : program.exported(file, 'default');
    const source = definition === undefined ? undefined : program.source(file);
    if (rest === undefined || source === undefined || definition?.kind !== 'declaration') return [];
    const bare = rest.replace(/\.(?:dev|prod|prerender)$/, '');
    const verb = ending.exec(bare)?.[1];
    const path = bare
      .replace(ending, '')
      .replace(/(?:^|\/)index$/, '')
      .replace(/\[\.{3}\]/, '[...path]');
    return pathTemplates(folder === 'api' ? `api/${path}` : path, 'bracket').map((template) => ({
      ...wholeRoute(source, verb?.toUpperCase() ?? 'ANY', template.path),
      parameters: template.parameters,
      handler: definition.node,
    }));
  },
};
