import { z } from 'zod';
import { generatedRouters } from './message-spec.js';

/** Where one value of a rebuilt request comes from. */
export const valueSourceSchema = z.discriminatedUnion('kind', [
  /** A field of the message's data. */
  z.strictObject({ kind: z.literal('field'), name: z.string() }),
  /** A field of the current item, where the request is repeated for each item of a list. */
  z.strictObject({ kind: z.literal('item'), name: z.string() }),
  /** The current item itself. */
  z.strictObject({ kind: z.literal('whole-item') }),
  /** A constant of the call site: it belongs to the consumer, not to the message. */
  z.strictObject({
    kind: z.literal('constant'),
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  }),
]);

/** How a consumer rebuilds, from the message's data, the request that the producer used to send. */
export const requestMappingSchema = z.strictObject({
  /** Name of the list field whose items each make one request, or null for one request a message. */
  forEach: z.string().nullable(),
  method: z.string(),
  /** `/points/{}` */
  path: z.string(),
  pathArguments: z.array(valueSourceSchema),
  /** Null for a request without a body; an object by its properties; or one value as it is. */
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.literal('object'),
      properties: z.array(z.strictObject({ name: z.string(), from: valueSourceSchema })),
    }),
    z.strictObject({ kind: z.literal('value'), from: valueSourceSchema }),
  ]),
});

/** A field of the contract. `type` is TypeScript source without imports (`string`, `{ sku: string }[]`, `unknown`). */
export const contractFieldSchema = z.strictObject({
  name: z.string(),
  type: z.string(),
  optional: z.boolean(),
  /** JSON Schema of the field (draft 2020-12). */
  schema: z.record(z.string(), z.unknown()),
});

export const consumerSpecSchema = z.strictObject({
  /** Flow id. */
  flow: z.string(),
  service: z.string(),
  /** Id of the route (`loyalty POST /points`). */
  route: z.string().nullable(),
  /** What happens to the caller when the old call fails, and so when publishing fails. */
  failure: z.enum(['propagates', 'swallowed']),
  mapping: requestMappingSchema,
  /**
   * `extracted`: the worker calls the function that the route calls; `relay`: it repeats the HTTP request.
   * `module` is the repository path of the extracted function's file.
   */
  work: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('extracted'),
      module: z.string(),
      function: z.string(),
      /** What each parameter of the function is given, in order. */
      parameters: z.array(z.enum(['body', 'path-arguments', 'database'])),
      /** `module` and `export` of the pg pool whose transaction carries the inbox marker, or null. */
      database: z.strictObject({ module: z.string(), export: z.string() }).nullable(),
      /**
       * Type of each property of the body parameter where all are plain (`{ sku: 'string' }`), empty where it takes
       * anything, left out where the types could not be told.
       */
      bodyTypes: z.record(z.string(), z.string()).optional(),
    }),
    z.strictObject({
      kind: z.literal('relay'),
      /** The address that callers use for the service inside the deployment (`http://notification:3000`). */
      address: z.string(),
      /** Why the business code could not be called directly: a sentence. */
      because: z.string(),
    }),
  ]),
});

/**
 * Everything that the generators need to know of an applied message. It is kept in `.eda-migrate/lock.json`, since the
 * call sites that it was read from are changed by applying it.
 */
export const messageSpecSchema = z.strictObject({
  /** `order.OrderPlaced` */
  name: z.string(),
  kind: z.enum(['event', 'command']),
  producer: z.string(),
  router: z.enum(generatedRouters),
  /** Version in the CloudEvents type: `order.OrderPlaced.v1`. */
  version: z.int().min(1),
  /** True where the call site gives an entity key: canary needs one. */
  keyed: z.boolean(),
  fields: z.array(contractFieldSchema),
  consumers: z.array(consumerSpecSchema).min(1),
});
