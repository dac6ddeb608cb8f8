import { z } from 'zod';
import { folderOf, joinInside } from '../../paths.js';
import { readYaml } from '../../services/texts/yaml-text.js';
import type { SourceProgram } from '../../syntax/create-program.js';
import { joinPaths, pathTemplates } from '../paths/path-template.js';
import type { RegistrationFact, RouteFramework } from '../route-fact.js';
import { scriptAt } from '../specification.js';

/** A function with the requests that it answers. */
interface Answering {
  /** `src/orders.create`, relative to the file. */
  readonly handler: string;
  readonly requests: readonly { readonly method: string; readonly path: string }[];
}

const requestSchema = z.union([
  z.string().transform((text) => {
    const [, method = '*', path = ''] = /^(?:(\w+|\*)\s+)?(\S+)$/.exec(text.trim()) ?? [];
    return { method, path };
  }),
  z.object({ path: z.string(), method: z.string().default('*') }),
]);
const eventSchema = z.object({ http: requestSchema.optional(), httpApi: requestSchema.optional() });
const functionSchema = z.object({ handler: z.string(), events: z.array(z.unknown()).default([]) });
const serverlessSchema = z.object({ functions: z.record(z.string(), z.unknown()) });

const resourceSchema = z.object({
  Type: z.literal('AWS::Serverless::Function'),
  Properties: z.object({
    Handler: z.string(),
    CodeUri: z.string().default('.'),
    Events: z.record(z.string(), z.unknown()).default({}),
  }),
});
const samEventSchema = z.object({
  Type: z.enum(['Api', 'HttpApi']),
  Properties: z.object({ Path: z.string(), Method: z.string() }),
});
const samSchema = z.object({ Resources: z.record(z.string(), z.unknown()) });

/** HTTP events of the Serverless Framework and of SAM. https://www.serverless.com/framework/docs/providers/aws/events/http-api */
export const serverless: RouteFramework = {
  id: 'serverless',
  packages: [],
  words: /(?!)/,
  documents: /(?:^|\/)(?:serverless|template|sam)\.ya?ml$/,
  routes(file, program) {
    const text = program.repository.readText(file) ?? '';
    if (!/\bhttp(?:Api)?\s*:|AWS::Serverless::Function/.test(text)) return [];
    const reading = readYaml(text, file);
    const value = 'documents' in reading ? reading.documents[0]?.value : undefined;
    return [...serverlessFunctions(value), ...samFunctions(value)].flatMap((answering) =>
      functionRoutes(file, answering, program),
    );
  },
};

function serverlessFunctions(value: unknown): readonly Answering[] {
  const parsed = serverlessSchema.safeParse(value);
  if (!parsed.success) return [];
  return Object.values(parsed.data.functions).flatMap((entry) => {
    const found = functionSchema.safeParse(entry);
    if (!found.success) return [];
    const requests = found.data.events.flatMap((event) => {
      const read = eventSchema.safeParse(event);
      return read.success ? [read.data.http, read.data.httpApi].flatMap((request) => request ?? []) : [];
    });
    return [{ handler: found.data.handler, requests }];
  });
}

function samFunctions(value: unknown): readonly Answering[] {
  const parsed = samSchema.safeParse(value);
  if (!parsed.success) return [];
  return Object.values(parsed.data.Resources).flatMap((entry) => {
    const found = resourceSchema.safeParse(entry);
    if (!found.success) return [];
    const { Handler, CodeUri, Events } = found.data.Properties;
    const requests = Object.values(Events).flatMap((event) => {
      const read = samEventSchema.safeParse(event);
      return read.success ? [{ method: read.data.Properties.Method, path: read.data.Properties.Path }] : [];
    });
    return [{ handler: `${CodeUri}/${Handler}`, requests }];
  });
}

/** What stands in variables (`${self:custom.path}`) nobody can tell. */
function functionRoutes(
  file: string,
  { handler, requests }: Answering,
  program: SourceProgram,
): readonly RegistrationFact[] {
  const end = handler.lastIndexOf('.');
  const path = end === -1 ? undefined : joinInside(folderOf(file), handler.slice(0, end));
  const script = path === undefined ? undefined : scriptAt(path, program);
  const source = script === undefined ? undefined : program.source(script);
  if (script === undefined || source === undefined) return [];
  const definition = program.exported(script, handler.slice(end + 1));
  return requests
    .filter((request) => !request.path.includes('$'))
    .flatMap((request) =>
      pathTemplates(joinPaths('', request.path === '*' ? '/{rest+}' : request.path), 'brace').map(
        (template) => ({
          kind: 'route' as const,
          router: null,
          method: /^(?:any|\*)$/i.test(request.method) ? 'ANY' : request.method.toUpperCase(),
          ...template,
          place: source,
          handler: definition?.kind === 'declaration' ? definition.node : null,
          middleware: [],
          schema: null,
        }),
      ),
    );
}
