// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Idiom, manifest, server } from './idiom.js';

const user = {
  'user/package.json': manifest('user'),
  'user/src/server.js': server(3001, 'GET /users/:id', 'POST /users'),
};

function order(lines: readonly string[], start: readonly string[]): Readonly<Record<string, string>> {
  return {
    'order/package.json': manifest('order', 'http-proxy-middleware'),
    'order/src/app.js': lines.join('\n'),
    'order/src/server.js': ["const express = require('express');", ...start].join('\n'),
    ...user,
  };
}

const settings =
  "exports.settings = { user: { host: process.env.USER_HOST || 'user', port: process.env.USER_PORT || '3001' } };";

/** Settings that travel from where they are read to where a request is sent. */
export const settingsIdioms: readonly Idiom[] = [
  {
    name: 'a settings object that is handed to what makes the application',
    files: {
      ...order(
        [
          "const express = require('express');",
          "const { createProxyMiddleware } = require('http-proxy-middleware');",
          'exports.createApp = (settings) => {',
          '  const users = `http://${settings.user.host}:${settings.user.port}`;',
          '  const app = express();',
          "  app.use('/users', createProxyMiddleware({ target: users }));",
          "  app.get('/ready', async (req, res) => {",
          '    const answer = await fetch(`${users}/health`);',
          '    res.sendStatus(answer.ok ? 200 : 503);',
          '  });',
          '  return app;',
          '};',
        ],
        [
          "const { createApp } = require('./app');",
          "const { settings } = require('./settings');",
          'createApp(settings).listen(3000);',
        ],
      ),
      'order/src/settings.js': settings,
    },
    calls: [
      'order/src/app.js:6 order > user ANY * data high',
      'order/src/app.js:8 order > user GET /health status high',
    ],
  },
  {
    name: 'settings of a request that its caller makes',
    files: order(
      [
        'exports.send = async (request) => {',
        '  const answer = await fetch(`http://user:3001${request.path}`, { method: request.method });',
        '  return answer.json();',
        '};',
      ],
      [
        "const { send } = require('./app');",
        'const app = express();',
        "app.get('/known/:id', async (req, res) => {",
        "  const request = { path: `/users/${req.params.id}`, method: 'GET' };",
        '  res.json(await send(request));',
        '});',
        'app.listen(3000);',
      ],
    ),
    calls: ['order/src/server.js:6 order > user GET /users/{} data high via send'],
  },
];
