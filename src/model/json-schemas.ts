import { z } from 'zod';
import { configurationSchema } from './configuration-schema.js';
import { documentSchema } from './document-schema.js';
import { planSchema } from './plan-schema.js';
import type { PublishedSchema } from './published-schema.js';
import { trafficSchema } from './traffic-schema.js';

const sources: Readonly<
  Record<
    PublishedSchema,
    { readonly title: string; readonly description: string; readonly schema: z.ZodType }
  >
> = {
  plan: {
    title: 'Plan of eda-migrate',
    description: 'eda-migrate.plan.json: what was decided about each flow.',
    schema: planSchema,
  },
  config: {
    title: 'Configuration of eda-migrate',
    description:
      'eda-migrate.config.json (or .yaml, .yml): what the code does not tell, and what the team allows.',
    schema: configurationSchema,
  },
  analysis: {
    title: 'Analysis of eda-migrate',
    description:
      'What eda-migrate analyze --format json prints. Later versions of the tool may add members, never take one away.',
    schema: documentSchema,
  },
  traffic: {
    title: 'Traffic for eda-migrate',
    description:
      'Measured traffic of edges and routes, for --traffic FILE; the columns of a CSV file have the same names.',
    schema: trafficSchema,
  },
};

/**
 * A JSON Schema (draft 2020-12). Its id has the version of the format as its last part, and is a name, no address.
 */
export function jsonSchemaOf(name: PublishedSchema): Readonly<Record<string, unknown>> {
  const { title, description, schema } = sources[name];
  // What is read, not what it becomes: members with a default may be left out.
  const { $schema, ...members } = z.toJSONSchema(schema, { io: 'input' });
  return { $schema, $id: `urn:eda-migrate:schema:${name}:1`, title, description, ...members };
}
