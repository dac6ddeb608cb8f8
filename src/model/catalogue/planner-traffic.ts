import { exitCode } from '../exit-code.js';
import { catalogue } from './entry.js';

const columns = 'ratePerSecond, peakPerSecond, p50Ms, p99Ms, payloadBytes, errorRate';

/** `1 request is`, `2 requests are`. */
const requestsAre = (count: number) => (count === 1 ? '1 request is' : `${count} requests are`);

/** What can be wrong with measured traffic, prices and quotas that the user gives: EDA2030 to EDA2049. */
export const plannerTrafficCatalogue = catalogue({
  trafficEmpty: {
    code: 'EDA2030',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ what }: { what: string }) => `The traffic file holds no traffic: ${what}.`,
    help: 'Export a time span with requests in it, or leave --traffic out.',
    explain:
      'The file could be read, but there is not one measured request or row in it. An empty export is mostly a filter or a time span that fits nothing, so the command stops instead of planning as if there were no traffic.',
  },
  trafficBinary: {
    code: 'EDA2031',
    severity: 'error',
    exit: exitCode.usage,
    message: (_: Record<string, never>) => 'The traffic file is binary, no text.',
    help: 'Give CSV, JSON, an OTLP JSON or X-Ray export, or access logs of an Application Load Balancer (.gz too).',
    explain:
      'Traffic is read from text. Compressed access logs are taken as they lie in S3 (gzip); other archives, Parquet, protobuf and spreadsheets have to be exported as text first: OTLP as JSON, a spreadsheet as CSV in UTF-8.',
  },
  trafficFormatUnknown: {
    code: 'EDA2032',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ what }: { what: string }) => `The traffic file has no form that is known: ${what}.`,
    help: 'Give a CSV file with a column edge or route, or JSON with a member traffic, resourceSpans, TraceSummaries or Traces.',
    explain: `Forms are told apart by their content. CSV: a first line with edge or route, and any of ${columns}. JSON: {"schemaVersion": 1, "traffic": [{"edge": "order:loyalty", "ratePerSecond": 40}]}; an OpenTelemetry export (resourceSpans); X-Ray (TraceSummaries of get-trace-summaries, Traces of batch-get-traces). Access logs: lines that begin with http, https, h2, grpcs, ws or wss and a time.`,
  },
  trafficColumns: {
    code: 'EDA2033',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ problem }: { problem: string }) => `The columns of the traffic file are wrong: ${problem}.`,
    help: `Name the columns in the first line: edge or route, and any of ${columns}.`,
    explain: `A CSV file begins with the names of its columns. One of edge (order:loyalty) and route (loyalty POST /points) has to be there, and at least one figure: ${columns}. Capitals, spaces, dashes and underscores in names do not matter. Other columns are refused, since a misspelt one would silently be left out.`,
  },
  trafficFigure: {
    code: 'EDA2034',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ member, value, problem }: { member: string; value: string; problem: string }) =>
      `${member} cannot be ${value}: ${problem}.`,
    help: 'Correct that figure, or leave it empty where it is not known.',
    explain:
      'Rates and peaks are requests a second, times are milliseconds, sizes are bytes, and errorRate is a share from 0 to 1. A figure below zero, one that is no number, or one that no service can have is mostly a unit or a column that was mixed up, so nothing is planned with it. Numbers are written with a decimal point and without separators of thousands.',
  },
  trafficContradicts: {
    code: 'EDA2035',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ problem }: { problem: string }) => `Two figures contradict each other: ${problem}.`,
    help: 'Correct one of the two.',
    explain:
      'A peak cannot be below the average rate, nor the 99th percentile of a time below its median. Where it is, the columns are mostly mixed up.',
  },
  trafficUnnamed: {
    code: 'EDA2036',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ problem }: { problem: string }) => `It cannot be told what was measured: ${problem}.`,
    help: 'Write an edge as order:loyalty and a route as loyalty POST /points.',
    explain:
      'Every row names an edge (caller and receiver with a colon between them), a route (receiver, method and path with spaces between them), or both: then it is that endpoint at that caller. eda-migrate analyze --format json lists the edges and the routes of the repository.',
  },
  trafficTwice: {
    code: 'EDA2037',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ name, before }: { name: string; before: string }) =>
      `${name} was given before, at ${before}.`,
    help: 'Keep one of the two rows.',
    explain:
      'Each edge, route, or endpoint of an edge is given once in all the traffic files together. Which of two rows holds cannot be told, and adding them up would be wrong where they are of different days.',
  },
  trafficUnreadable: {
    code: 'EDA2038',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ problem }: { problem: string }) => `The traffic file is not valid JSON: ${problem}.`,
    help: 'Correct that line, or export the file again.',
    explain:
      'The file begins like JSON but cannot be read to its end. The line is where the reading stopped. A file with one JSON document on each line, as the OpenTelemetry Collector writes it, is read too; an export that was cut off is not.',
  },
  trafficInvalid: {
    code: 'EDA2039',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ where, problem }: { where: string; problem: string }) =>
      `In the traffic file, ${where} is not what it should be: ${problem}.`,
    help: 'Correct that value, or export the file again.',
    explain:
      'The file is JSON and its form is known, but one of its values has another type than that form has there. The first such value is named.',
  },
  trafficOfUnknown: {
    code: 'EDA2040',
    severity: 'warning',
    message: ({ name, known }: { name: string; known: readonly string[] }) =>
      `Traffic is given for ${name}, which the analysis does not have.${known.length > 0 ? ` The nearest names: ${known.join(', ')}.` : ''}`,
    help: 'Correct the name; eda-migrate analyze --format json lists edges and routes.',
    explain:
      'The row was read, but there is no such edge or route among the synchronous calls that were found, so it changes nothing. Services are named as the analysis names them. Where the edge exists in reality, the analysis may have missed the call: look at the targets that are not known.',
  },
  trafficElsewhere: {
    code: 'EDA2041',
    severity: 'info',
    message: ({ count, total, examples }: { count: number; total: number; examples: readonly string[] }) =>
      `Of ${total === 1 ? '1 measured request' : `${total} measured requests`}, ${requestsAre(count)} of no endpoint that the analysis knows: ${examples.join(', ')}.`,
    help: 'There is nothing to do where these are data stores, other teams or the outside.',
    explain:
      'Traces and access logs hold everything that was requested. What goes to services or endpoints that the analysis does not know is left out. Services are matched by their names and hosts, endpoints by method and path. Where one of yours is among them, give it the name in the telemetry that it has in the repository (service.name, target group).',
  },
  trafficTooShort: {
    code: 'EDA2042',
    severity: 'warning',
    message: ({ seconds }: { seconds: number }) =>
      `The requests cover ${seconds} s, too short to tell a rate: only times, sizes and failures are used.`,
    help: 'Give an export of some minutes at least, better of a whole day with its peak.',
    explain:
      'A rate is the number of requests over the time from the first to the last. Below a minute that is chance: two requests half a second apart are not four a second. Cost and quotas are not told from it.',
  },
  trafficSampled: {
    code: 'EDA2043',
    severity: 'info',
    message: ({ format }: { format: string }) =>
      `Rates and peaks from ${format} count the requests that were traced: with sampling the real ones are higher.`,
    help: 'Give rates in a CSV file, or access logs, where traces are sampled; they come before those of traces.',
    explain:
      'Most services record only a part of their requests (1 in 20 after the first of each second is the default of X-Ray). A trace export does not tell reliably how large the part is, so nothing is scaled up. Times, sizes and the share of failures hold all the same. Figures of a CSV or JSON file come before those of traces.',
  },
  trafficLines: {
    code: 'EDA2044',
    severity: 'warning',
    message: ({ count }: { count: number }) =>
      `${count === 1 ? '1 line is' : `${count} lines are`} no access log entry of an Application Load Balancer and left out; this is the first.`,
    help: 'Look whether the file was cut or mixed with another.',
    explain:
      'The file is an access log of an Application Load Balancer, but some lines do not have its fields. The others count.',
  },
  figuresInvalid: {
    code: 'EDA2045',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ what, where, problem }: { what: string; where: string; problem: string }) =>
      `In the file of ${what}, ${where} ${problem}.`,
    help: 'Write {"asOf": "2026-11", "region": "eu-central-1", "figures": {"NAME": NUMBER}} with names that analyze --traffic knows.',
    explain:
      'Prices and quotas of us-east-1 are built in, with their date. A file given with --prices or --quotas replaces single figures by their names, for another region or a raised quota. A price is in US dollars for the unit that it is built in for. A name that does not exist would silently change nothing, so it is refused.',
  },
});
