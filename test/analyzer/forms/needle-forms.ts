// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Form, inOneFile, sent } from './form.js';

const client = 'needle';
const required = "const needle = require('needle');\n";

/** https://github.com/tomas/needle#api */
export const needleForms: readonly Form[] = [
  inOneFile(
    client,
    'called with method, url, body and options',
    `${required}const options = { headers: { 'X-Page': page } };\nneedle('post', 'http://user/users', 'name=Ada', options).then((response) => show(response.body));`,
    [sent(3, client, 'POST', 'http://user/users', "'name=Ada'")],
  ),
  inOneFile(
    client,
    'get with a callback',
    `${required}needle.get('http://user/users', (error, response, body) => {\n  show(body, response.body);\n});`,
    [sent(2, client, 'GET', 'http://user/users')],
  ),
  inOneFile(
    client,
    'post with body, options and callback',
    `${required}const options = { headers: { 'X-Page': page } };\nneedle.post('http://user/users', { name }, options, (error, response, body) => {\n  show(body, response.body);\n});`,
    [sent(3, client, 'POST', 'http://user/users', '{ name }')],
  ),
];
