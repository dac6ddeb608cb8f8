import { ts } from 'ts-morph';
import { chainNames } from './names.js';

/*
 * Telling a log line is a matter of names: loggers are injected, imported and wrapped in too many ways to be followed.
 * Logs, metrics and traces watch a program, they do not decide what it does.
 */
const LOGGING_OBJECT =
  /^(console|winston|pino|bunyan|log4js|sentry|rollbar|bugsnag|newrelic|tracer|span|metrics?|telemetry)$|logger$|^log(s|ging)?$/i;
const LOGGING_FUNCTION = /^(debug|log|trace|warn)$|^(log|trace)[A-Z]|logger$/;

/** True for a call that only writes a log line, a metric or a trace: `console.log`, `req.log.warn`, `this.logger.error`. */
export function isLogging(node: ts.Node): boolean {
  return ts.isCallExpression(node) && namesLogging(node.expression);
}

/** The same for a function that is passed on: `.catch(console.error)`, `.catch(logger.warn.bind(logger))`. */
export function namesLogging(callee: ts.Expression): boolean {
  const names = chainNames(callee);
  const last = names.at(-1) ?? '';
  const objects = names.slice(0, -1);
  if (objects.length === 0) return LOGGING_FUNCTION.test(last);
  return objects.some((name) => LOGGING_OBJECT.test(name));
}
