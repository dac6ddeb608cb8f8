import { lines, type RouteCases } from './route-case.js';

export const grpc: RouteCases = {
  framework: 'grpc',
  packages: ['@grpc/grpc-js'],
  match: {
    'a loaded definition, generated ones, a class': {
      files: {
        'proto/users.proto': lines(
          'package shop.users;',
          '// service Old { rpc Gone (A) returns (B); }',
          'service UserService { rpc GetUser (Id) returns (User); rpc ListUsers (Page) returns (stream User); }',
        ),
        'src/main.js': lines(
          "const grpc = require('@grpc/grpc-js');",
          'const proto = grpc.loadPackageDefinition(definition);',
          "const { Carts } = require('./carts');",
          'const server = new grpc.Server();',
          'const getUser = (call, done) => { done(null, {}); };',
          'server.addService(proto.shop.users.UserService.service, { getUser, listUsers(call) {} });',
          'server.addService(CartServiceService, new Carts());',
        ),
        'src/carts.js': 'exports.Carts = class Carts { addItem(call, done) {} };',
      },
      routes: [
        'RPC CartService/AddItem → Carts.addItem src/carts.js:1',
        'RPC UserService/GetUser → getUser src/main.js:5',
        'RPC UserService/ListUsers → listUsers src/main.js:6',
      ],
    },
  },
  nearMiss: {
    'a method that the service does not have, and another kind of addition': {
      files: {
        'proto/users.proto': 'service UserService { rpc GetUser (Id) returns (User); }',
        'src/main.js': lines(
          "const grpc = require('@grpc/grpc-js');",
          'new Set().add(things);',
          'server.addService(proto.UserService.service, { other() {} });',
        ),
      },
      routes: [],
    },
  },
  cannotTell: {
    'definitions and implementations of elsewhere': {
      files: {
        'src/main.js': lines(
          "const grpc = require('@grpc/grpc-js');",
          "const { definition, implementation } = require('elsewhere');",
          'server.addService(definition, { getUser() {} });',
          'server.addService(proto.Users.service, implementation);',
        ),
      },
      routes: [],
    },
  },
};
