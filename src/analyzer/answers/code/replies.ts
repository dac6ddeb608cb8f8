import type { ts } from 'ts-morph';
import { chainNames, lastName } from './names.js';

const REPLIES = /^(res|resp|reply|response|h|ctx)$/;
const REPLY_METHODS =
  /^(json|send|end|write|render|jsonp|sendStatus|status|code|response|redirect|respond|body|set|header|setHeader|cookie|type|attachment)$/;

/** True for a call that answers the caller's own client: `res.status(200).json(x)`, `reply.send(x)`, `h.response(x)`. */
export function isReply(call: ts.CallExpression): boolean {
  const names = chainNames(call.expression);
  return (
    names.length > 1 &&
    names.slice(0, -1).some((name) => REPLIES.test(name)) &&
    REPLY_METHODS.test(names.at(-1) ?? '')
  );
}

/** True for an expression that is the reply object of an HTTP framework, by its name. */
export function isReplyObject(expression: ts.Expression): boolean {
  return REPLIES.test(lastName(expression));
}
