import type { Client } from '../client.js';
import { stringified } from '../fetch/call.js';
import { lastArgument, laterCalls } from '../shared/later-calls.js';
import { methodSetting, setting, textValue, withBase } from '../shared/settings.js';

/** `http2.connect(authority).request({ ':path': '/users' })`: https://nodejs.org/api/http2.html#client-side-example */
export const http2: Client = {
  id: 'http2',
  packages: ['http2'],
  recognise({ evaluator, node, callee, values }) {
    const isConnection = callee.kind === 'made' && callee.maker.path.at(-1) === 'connect';
    if (!isConnection || callee.path.length !== 1 || callee.path[0] !== 'request') return undefined;
    const [headers] = values;
    const calls = laterCalls(evaluator, node);
    const path = setting(evaluator, headers, ':path', node);
    return {
      url: withBase(callee.arguments[0], textValue(path, node), node),
      method: methodSetting(setting(evaluator, headers, ':method', node), node),
      body: stringified(evaluator, lastArgument(calls, 'end') ?? lastArgument(calls, 'write')),
      headers: headers?.value(),
      timeout: lastArgument(calls, 'setTimeout')?.value(),
      retries: undefined,
    };
  },
};
