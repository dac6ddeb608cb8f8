// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Idiom, manifest, server } from './idiom.js';

const quote = {
  'quote/package.json': manifest('quote', '@bank/shared-services', 'ioredis'),
  'quote/src/server.js': server(3000),
  'docker-compose.yml':
    'services:\n  quote:\n    build: quote\n    environment:\n      LEDGER_URL: http://ledger:3001\n  ledger:\n    image: bank/ledger\n',
};

/** Requests that a package whose source is elsewhere sends. */
export const packageWrappers: readonly Idiom[] = [
  {
    name: 'an operation of a package that is given the address',
    files: {
      ...quote,
      'quote/src/a.js': [
        "const { Endpoints } = require('@bank/shared-services').Util;",
        "const Config = require('./config');",
        'exports.endpoint = async (member) => {',
        '  const url = await Endpoints.getEndpoint(Config.LEDGER_URL, member);',
        '  return url;',
        '};',
      ].join('\n'),
      'quote/src/config.js':
        "module.exports = { LEDGER_URL: process.env.LEDGER_URL || 'http://localhost:3001' };",
    },
    calls: ['quote/src/a.js:4 quote > ledger GET * data high'],
  },
  {
    name: "verbs of a package's own client, with whole addresses",
    files: {
      ...quote,
      'quote/src/a.js': [
        "const { Client } = require('@bank/shared-services');",
        "const client = new Client('quote');",
        'exports.find = async (id) => {',
        '  const answer = await client.get(`${process.env.LEDGER_URL}/v1/accounts/${id}`);',
        '  return answer.data;',
        '};',
      ].join('\n'),
    },
    calls: ['quote/src/a.js:4 quote > ledger GET /v1/accounts/{} data high'],
  },
  {
    name: 'settings with address and method',
    files: {
      ...quote,
      'quote/src/a.js': [
        "const { Request } = require('@bank/shared-services').Util;",
        'exports.reserve = async (id) => {',
        "  await Request.sendRequest({ url: `${process.env.LEDGER_URL}/reserve`, method: 'PUT', body: { id } });",
        '};',
      ].join('\n'),
    },
    calls: ['quote/src/a.js:3 quote > ledger PUT /reserve status high'],
  },
  {
    name: 'no request: keys of a store, relative paths, other operations',
    files: {
      ...quote,
      'quote/src/a.js': [
        "const Redis = require('ioredis');",
        "const { Client, Cache } = require('@bank/shared-services');",
        'const redis = new Redis();',
        "const client = new Client('quote');",
        'exports.known = async () => [',
        '  await redis.get(`${process.env.LEDGER_URL}/known`),',
        "  await client.get('/known'),",
        '  await client.getKnown(process.env.LEDGER_NAME),',
        '  await Cache.initialise(process.env.LEDGER_URL),',
        '];',
      ].join('\n'),
    },
    calls: [],
  },
  {
    name: 'an address that nobody gives',
    files: {
      ...quote,
      'quote/src/a.js': [
        "const { Participants } = require('@bank/shared-services');",
        'exports.find = (id) => Participants.getParticipant(process.env.SWITCH_ENDPOINT, id);',
      ].join('\n'),
    },
    calls: ['quote/src/a.js:2 quote > unknown (the value of SWITCH_ENDPOINT) GET * data low'],
  },
];
