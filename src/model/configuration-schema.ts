import { z } from 'zod';
import { policySchema } from './policy-schema.js';

const argument = z.int().min(0);

/** A function of the user's own that sends requests, where its body does not tell how. */
export const clientDeclarationSchema = z.strictObject({
  function: z
    .string()
    .min(1)
    .describe('The name by which it is called: callService, or the last name of gateway.send.'),
  package: z
    .string()
    .min(1)
    .optional()
    .describe('The package that it is imported from, where several functions have the name.'),
  service: z
    .union([argument, z.string().min(1)])
    .optional()
    .describe('The service that it calls: its name, or the position of the argument that names it (from 0).'),
  url: argument.optional().describe('Position of the argument that holds the whole address.'),
  method: z
    .union([argument, z.string().min(1)])
    .optional()
    .describe('The method, or the position of the argument that holds it; POST where neither is given.'),
  path: z
    .union([argument, z.string().min(1)])
    .optional()
    .describe('The path, or the position of the argument that holds it.'),
  body: argument.optional().describe('Position of the argument that is sent as the body.'),
});

export const configurationSchema = z.strictObject({
  $schema: z.string().optional().describe('Where editors find this schema.'),
  hosts: z
    .record(z.string().min(1), z.string().min(1))
    .default({})
    .describe(
      'Services by the hosts that reach them: { "orders.internal": "order" }; a host may have a port.',
    ),
  variables: z
    .record(z.string().min(1), z.string())
    .default({})
    .describe('Values of environment variables that no deployment file tells.'),
  calls: z
    .record(z.string().min(1), z.string().min(1))
    .default({})
    .describe('Targets of single calls by their id: a service, or external:HOST.'),
  clients: z
    .array(clientDeclarationSchema)
    .default([])
    .describe('Functions of your own that send requests, where their bodies do not tell how.'),
  ignore: z
    .array(z.string().min(1))
    .default([])
    .describe('Files that are no production source, as patterns from the root: tools/**.'),
  policy: policySchema.optional().describe('What your team allows; the planner and deploy obey it.'),
});
