import { z } from 'zod';

const argument = z.int().min(0);

/** A function of the user's own that sends requests, where its body does not tell how. */
export const clientDeclarationSchema = z.strictObject({
  /** The name by which it is called: `callService`, or the last name of `gateway.send`. */
  function: z.string().min(1),
  /** The package that it is imported from, where several functions have the name. */
  package: z.string().min(1).optional(),
  /** The service that it calls: its name, or the position of the argument that names it (from 0). */
  service: z.union([argument, z.string().min(1)]).optional(),
  /** Position of the argument that holds the whole address. */
  url: argument.optional(),
  /** The method, or the position of the argument that holds it; POST where neither is given. */
  method: z.union([argument, z.string().min(1)]).optional(),
  /** The path, or the position of the argument that holds it. */
  path: z.union([argument, z.string().min(1)]).optional(),
  /** Position of the argument that is sent as the body. */
  body: argument.optional(),
});

export const configurationSchema = z.strictObject({
  $schema: z.string().optional(),
  /** Services by the hosts that reach them: `{ "orders.internal": "order" }`; a host may have a port. */
  hosts: z.record(z.string().min(1), z.string().min(1)).default({}),
  /** Values of environment variables that no deployment file tells. */
  variables: z.record(z.string().min(1), z.string()).default({}),
  /** Targets of single calls by their id: a service, or `external:HOST`. */
  calls: z.record(z.string().min(1), z.string().min(1)).default({}),
  clients: z.array(clientDeclarationSchema).default([]),
  /** Files that are no production source, as patterns from the root: `tools/**`. */
  ignore: z.array(z.string().min(1)).default([]),
});
