// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Idiom, manifest, server } from './idiom.js';

const user = {
  'user/package.json': manifest('user'),
  'user/src/server.js': server(3001, 'GET /users/:id', 'POST /users'),
};

function gateway(...lines: readonly string[]): Readonly<Record<string, string>> {
  return {
    'gateway/package.json': manifest('gateway', 'axios', 'request'),
    'gateway/src/server.js': [
      "const express = require('express');",
      "const axios = require('axios');",
      "const request = require('request');",
      'const app = express();',
      ...lines,
      'app.listen(3000);',
    ].join('\n'),
    ...user,
  };
}

/** Services that pass on what they are asked. */
export const gateways: readonly Idiom[] = [
  {
    name: 'the path that was asked for, bounded by the route',
    files: gateway(
      "app.get('/users*', (req, res) => request.get('http://user:3001' + req.url.toString()).pipe(res));",
      "app.get('/users/:id', async (req, res) => res.json((await axios.get(`http://user:3001${req.originalUrl}`)).data));",
    ),
    calls: [
      'gateway/src/server.js:5 gateway > user GET /users/{} data high',
      'gateway/src/server.js:6 gateway > user GET /users/{} data high',
    ],
  },
  {
    name: 'the path that was asked for, of any route',
    files: gateway(
      "app.all('*', async (req, res) => {",
      '  const answer = await axios({ method: req.method, url: `http://user:3001${req.originalUrl}`, data: req.body });',
      '  res.status(answer.status).json(answer.data);',
      '});',
    ),
    calls: ['gateway/src/server.js:6 gateway > user ANY * data medium'],
  },
  {
    name: 'a maker of handlers, given to the framework for each service',
    files: {
      ...gateway(
        'const pass = (base) => async (req, res) => {',
        '  const answer = await axios({ method: req.method, url: `${base}${req.originalUrl}`, data: req.body });',
        '  res.status(answer.status).json(answer.data);',
        '};',
        "app.use('/users', pass('http://user:3001'));",
        "app.use('/carts', pass('http://cart:3002'));",
      ),
      'cart/package.json': manifest('cart'),
      'cart/src/server.js': server(3002, 'GET /carts/:id'),
    },
    calls: [
      'gateway/src/server.js:9 gateway > user ANY * data medium via pass',
      'gateway/src/server.js:10 gateway > cart ANY * data medium via pass',
    ],
  },
];
