import { literal } from '../../values/value.js';
import type { Client } from '../client.js';
import { filledPath } from '../shared/path-pattern.js';
import { constantMethod, firstSetting, setting, withBase } from '../shared/settings.js';

const verbs: ReadonlyMap<string, string> = new Map(
  ['delete', 'get', 'options', 'patch', 'post', 'put'].map((verb) => [`$${verb}`, verb]),
);

/** `hc<AppType>(url).orders[':id'].$get({ param })`: https://hono.dev/docs/guides/rpc#client */
export const honoClient: Client = {
  id: 'hono',
  packages: ['hono/client'],
  members: [...verbs.keys()],
  recognise({ evaluator, node, callee, values }) {
    const verb = verbs.get(callee.path.at(-1) ?? '');
    if (callee.kind !== 'made' || callee.maker.path.at(-1) !== 'hc' || verb === undefined) return undefined;
    const [base, defaults] = callee.arguments;
    const [given, options] = values;
    // `index` stands for the root of what is above it
    const segments = callee.path.slice(0, -1).filter((name) => name !== 'index');
    const pattern = literal(`/${segments.join('/')}`, node);
    const path = filledPath(evaluator, pattern, setting(evaluator, given, 'param', node), node);
    return {
      url: withBase(base, path, node),
      method: constantMethod(verb, node),
      body: firstSetting(evaluator, [given], ['json', 'form'], node),
      headers:
        setting(evaluator, given, 'header', node)?.value() ??
        firstSetting(evaluator, [options, defaults], ['headers'], node)?.value(),
      timeout: undefined,
      retries: undefined,
    };
  },
};
