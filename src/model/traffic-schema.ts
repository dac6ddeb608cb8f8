import { z } from 'zod';

/** Above these a figure is a mistake of unit or of typing: no single service has them. */
export const trafficLimits = {
  ratePerSecond: 10_000_000,
  peakPerSecond: 10_000_000,
  p50Ms: 86_400_000,
  p99Ms: 86_400_000,
  payloadBytes: 1_073_741_824,
  errorRate: 1,
} as const;

const figure = (member: keyof typeof trafficLimits, description: string) =>
  z.number().min(0).max(trafficLimits[member]).describe(description).optional();

/** One measured edge, endpoint of an edge, or route. */
const trafficEntrySchema = z.strictObject({
  edge: z.string().min(1).describe('The edge that was measured, caller first: order:loyalty').optional(),
  route: z
    .string()
    .min(1)
    .describe('The endpoint that was measured, whoever calls it: loyalty POST /points')
    .optional(),
  ratePerSecond: figure('ratePerSecond', 'Requests a second, over the time that was measured'),
  peakPerSecond: figure('peakPerSecond', 'The most requests that came in one second'),
  p50Ms: figure('p50Ms', 'Median time until the answer, in milliseconds'),
  p99Ms: figure('p99Ms', 'Time within which 99 of 100 requests are answered, in milliseconds'),
  payloadBytes: figure('payloadBytes', 'Size of the request body in bytes'),
  errorRate: figure('errorRate', 'Share of the requests that fail, from 0 to 1'),
});

/** The tool's own form of a traffic file; the columns of a CSV file have the same names. */
export const trafficSchema = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  traffic: z.array(trafficEntrySchema),
});

const attributeValue = z.looseObject({
  stringValue: z.string().optional(),
  intValue: z.union([z.string(), z.number()]).optional(),
  doubleValue: z.number().optional(),
  arrayValue: z.looseObject({ values: z.array(z.unknown()).optional() }).optional(),
});
const attribute = z.looseObject({ key: z.string(), value: attributeValue.optional() });
const nanoseconds = z.union([z.string().regex(/^\d+$/), z.number()]);

export const otlpSpanSchema = z.looseObject({
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  kind: z.union([z.number(), z.string()]).optional(),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds,
  attributes: z.array(attribute).optional(),
  status: z.looseObject({ code: z.union([z.number(), z.string()]).optional() }).optional(),
});

/** A trace export as OTLP writes JSON: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
export const otlpSchema = z.looseObject({
  resourceSpans: z.array(
    z.looseObject({
      resource: z.looseObject({ attributes: z.array(attribute).optional() }).optional(),
      scopeSpans: z.array(z.looseObject({ spans: z.array(otlpSpanSchema).optional() })).optional(),
    }),
  ),
});

const named = z.looseObject({ Name: z.string().optional() });

/** What GetTraceSummaries answers: https://docs.aws.amazon.com/xray/latest/api/API_TraceSummary.html */
export const xraySummariesSchema = z.looseObject({
  TraceSummaries: z.array(
    z.looseObject({
      Id: z.string(),
      Duration: z.number().optional(),
      ResponseTime: z.number().optional(),
      HasFault: z.boolean().optional(),
      HasError: z.boolean().optional(),
      Http: z
        .looseObject({
          HttpURL: z.string().optional(),
          HttpMethod: z.string().optional(),
          HttpStatus: z.number().optional(),
        })
        .optional(),
      EntryPoint: named.optional(),
      ServiceIds: z.array(named).optional(),
    }),
  ),
});

/** What BatchGetTraces answers: https://docs.aws.amazon.com/xray/latest/api/API_Trace.html */
export const xrayTracesSchema = z.looseObject({
  Traces: z.array(
    z.looseObject({
      Segments: z.array(z.looseObject({ Document: z.string() })).optional(),
    }),
  ),
});

/** https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html */
export const xraySegmentSchema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  parent_id: z.string().optional(),
  namespace: z.string().optional(),
  start_time: z.number(),
  end_time: z.number().optional(),
  fault: z.boolean().optional(),
  error: z.boolean().optional(),
  inferred: z.boolean().optional(),
  http: z
    .looseObject({
      request: z.looseObject({ method: z.string().optional(), url: z.string().optional() }).optional(),
      response: z.looseObject({ status: z.number().optional() }).optional(),
    })
    .optional(),
  subsegments: z.array(z.unknown()).optional(),
});
