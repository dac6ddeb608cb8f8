// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Form, inOneFile } from './form.js';

const client = 'http-proxy';
const required = "const httpProxy = require('http-proxy');\n";

function passedOn(line: number, url: string, to: string): Form['expected'] {
  return [{ at: `src/main.js:${line}`, client, method: 'ANY', url, to, path: null }];
}

/** https://github.com/http-party/node-http-proxy#core-concept */
export const proxyForms: readonly Form[] = [
  inOneFile(
    client,
    'a text as the target, then listen',
    `${required}httpProxy.createProxyServer({ target: 'http://user:3000' }).listen(8000);`,
    passedOn(2, 'http://user:3000', 'service user'),
  ),
  inOneFile(
    client,
    'options that nothing gives',
    `${required}httpProxy.createProxyServer(options).listen(8000);`,
    passedOn(2, '{options}', 'unknown: the value of options'),
  ),
  inOneFile(
    client,
    'web, the target in its third argument',
    `${required}const proxy = httpProxy.createProxyServer({});\nserver.on('request', (request, response) => {\n  proxy.web(request, response, { target: 'http://user:3000' });\n});`,
    passedOn(4, 'http://user:3000', 'service user'),
  ),
  inOneFile(
    client,
    'an object as the target',
    `${required}httpProxy.createProxyServer({ target: { protocol: 'https:', host: 'user', port: 3000 } }).listen(8000);`,
    passedOn(2, 'https://user:3000', 'service user'),
  ),
];
