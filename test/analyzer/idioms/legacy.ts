// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Idiom, manifest, server } from './idiom.js';

const stores = {
  'catalogue/package.json': manifest('catalogue'),
  'catalogue/src/server.js': server(80, 'GET /catalogue/:id', 'GET /tags'),
  'cart/package.json': manifest('cart'),
  'cart/src/server.js': server(80, 'GET /carts/:id/items', 'DELETE /carts/:id', 'GET /carts/:id/merge'),
};

function front(lines: readonly string[], others: Readonly<Record<string, string>> = {}) {
  return {
    'front/package.json': manifest('front', 'request', 'async'),
    'front/src/server.js': [
      "const express = require('express');",
      "const request = require('request');",
      'const app = express();',
      ...lines,
      'app.listen(8079);',
    ].join('\n'),
    ...others,
    ...stores,
  };
}

/** Callbacks, endings of domains and tables of addresses. */
export const legacyIdioms: readonly Idiom[] = [
  {
    name: 'a table of addresses with an ending of the command line, and a function with the response',
    files: front(
      [
        "const endpoints = require('./endpoints');",
        "const requests = require('./requests');",
        "app.get('/catalogue/:id', (req, res, next) => requests.simpleHttpRequest(endpoints.catalogueUrl + '/' + req.params.id, res, next));",
        "app.get('/tags', (req, res, next) => requests.simpleHttpRequest(endpoints.tagsUrl, res, next));",
        "app.delete('/cart', (req, res, next) => {",
        "  const options = { uri: endpoints.cartsUrl + '/' + req.cookies.id, method: 'DELETE' };",
        '  request(options, (error, response, body) => {',
        '    if (error) return next(error);',
        '    res.sendStatus(response.statusCode);',
        '  });',
        '});',
      ],
      {
        'front/src/endpoints.js': [
          "const util = require('util');",
          "let domain = '';",
          'process.argv.forEach((value) => {',
          "  if (value.startsWith('--domain=')) domain = '.' + value.split('=')[1];",
          '});',
          'module.exports = {',
          "  catalogueUrl: util.format('http://catalogue%s/catalogue', domain),",
          "  tagsUrl: util.format('http://catalogue%s/tags', domain),",
          "  cartsUrl: util.format('http://cart%s/carts', domain),",
          '};',
        ].join('\n'),
        'front/src/requests.js': [
          "const request = require('request');",
          'exports.simpleHttpRequest = (url, res, next) => {',
          '  request.get(url, (error, response, body) => {',
          '    if (error) return next(error);',
          '    res.writeHead(200);',
          '    res.write(body);',
          '    res.end();',
          '  });',
          '};',
        ].join('\n'),
      },
    ),
    calls: [
      'front/src/server.js:6 front > catalogue GET /catalogue/{} data medium via simpleHttpRequest',
      'front/src/server.js:7 front > catalogue GET /tags data medium via simpleHttpRequest',
      'front/src/server.js:10 front > cart DELETE /carts/{} status medium',
    ],
  },
  {
    name: 'a waterfall of callbacks, and a failure that is only logged',
    files: front([
      "const async = require('async');",
      "app.post('/login', (req, res, next) => {",
      '  async.waterfall([',
      '    (callback) => {',
      "      request('http://catalogue/catalogue/' + req.body.id, (error, response, body) => {",
      '        if (error) return callback(error);',
      '        callback(null, JSON.parse(body).price);',
      '      });',
      '    },',
      '    (price, callback) => {',
      "      request('http://cart/carts/' + req.body.user + '/merge', (error) => {",
      '        if (error) console.error(error);',
      '        callback(null, price);',
      '      });',
      '    },',
      '  ], (error, price) => (error ? next(error) : res.json({ price })));',
      '});',
    ]),
    calls: [
      'front/src/server.js:8 front > catalogue GET /catalogue/{} data medium',
      'front/src/server.js:14 front > cart GET /carts/{}/merge ignored medium',
    ],
  },
  {
    name: 'parts of an address put together, and a link out of an answer',
    files: front([
      "const catalogueHost = process.env.CATALOGUE_HOST || 'catalogue';",
      "app.get('/items/:id', (req, res, next) => {",
      "  request('http://' + catalogueHost + ':80/catalogue/' + req.params.id, (error, response, body) => {",
      '    if (error) return next(error);',
      '    request(JSON.parse(body)._links.image.href, (failure, answer, image) => res.send(image));',
      '  });',
      '});',
    ]),
    calls: [
      'front/src/server.js:6 front > catalogue GET /catalogue/{} data high',
      'front/src/server.js:8 front > unknown (the value of JSON.parse(body)._links.image.href) GET * data low',
    ],
  },
];
