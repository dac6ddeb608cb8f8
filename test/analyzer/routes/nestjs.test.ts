import { describe, expect, test } from 'vitest';
import { routeLines, routesOf, serviceManifest } from './routes-of.js';

const manifest = { 'package.json': serviceManifest('shop', '@nestjs/core', '@nestjs/common') };

test('a controller as a whole, with the global prefix', () => {
  const controller = [
    "import { Body, Controller, Get, Post, UseGuards } from '@nestjs/common';",
    "import { OrdersService } from './orders.service';",
    "import { CreateOrderDto } from './create-order.dto';",
    '@UseGuards(JwtGuard)',
    "@Controller('orders')",
    'export class OrdersController {',
    '  constructor(private readonly orders: OrdersService) {}',
    '',
    "  @Post(':id/lines')",
    "  @UseGuards(AuthGuard('jwt'), RolesGuard)",
    "  @Roles('admin')",
    '  async addLine(@Body() body: CreateOrderDto) {',
    '    return this.orders.add(body);',
    '  }',
    '}',
  ].join('\n');
  const start = controller.indexOf("@Post(':id");
  const end = controller.indexOf('\n}', start + 10);
  expect(
    routesOf({
      ...manifest,
      'src/main.ts': "const app = await NestFactory.create(AppModule);\napp.setGlobalPrefix('api');",
      'src/orders.controller.ts': controller,
      'src/orders.service.ts': [
        "import { InjectRepository } from '@nestjs/typeorm';",
        'export class OrdersService {',
        '  constructor(private readonly repository: Repository<Order>) {}',
        '  add(line: unknown) { return this.store(line); }',
        '  private store(line: unknown) { return this.repository.insert(line); }',
        '}',
      ].join('\n'),
      'src/create-order.dto.ts': 'export class CreateOrderDto { @IsString() sku!: string; }',
    }),
  ).toEqual({
    shop: [
      {
        id: 'shop POST /api/orders/{}/lines',
        method: 'POST',
        path: '/api/orders/{}/lines',
        parameters: ['id'],
        file: 'src/orders.controller.ts',
        line: 12,
        handler: 'OrdersController.addLine',
        handlerSpan: { start, end },
        framework: 'nestjs',
        middleware: ['JwtGuard', 'AuthGuard', 'RolesGuard', 'Roles'],
        schema: 'CreateOrderDto',
        writes: true,
        calledBy: [],
        text: controller.slice(start, end),
      },
    ],
  });
});

test('paths: none, lists, objects, versions, constants; excluded from the prefix; gRPC', () => {
  expect(
    routeLines({
      ...manifest,
      'src/main.ts': [
        "import { NestFactory } from '@nestjs/core';",
        "app.setGlobalPrefix(PREFIX, { exclude: ['health', { path: 'ready/:id', method: 0 }] });",
        'app.enableVersioning();',
        "const PREFIX = 'api';",
      ].join('\n'),
      'src/controllers.ts': [
        "import { All, Controller, Get, Version } from '@nestjs/common';",
        "import { GrpcMethod } from '@nestjs/microservices';",
        "const paths = { carts: 'carts' } as const;",
        "@Controller() class Root { @Get('health') health() {} @Get('ready/:id') ready() {} @Get() index() {} }",
        "@Controller(['a', 'b']) class Two { @Get(['x', 'y']) list() {} }",
        "@Controller({ path: paths.carts, version: '2' }) class Carts {",
        '  @All() any() {}',
        "  @Version('3') @Get('new') fresh() {}",
        '}',
        "@Controller() class Rpc { @GrpcMethod('Orders', 'Find') find() {} @GrpcMethod('Orders') findAll() {} }",
      ].join('\n'),
    }),
  ).toEqual([
    'GET /api → Root.index src/controllers.ts:4',
    'GET /api/a/x → Two.list src/controllers.ts:5',
    'GET /api/a/y → Two.list src/controllers.ts:5',
    'GET /api/b/x → Two.list src/controllers.ts:5',
    'GET /api/b/y → Two.list src/controllers.ts:5',
    'ANY /api/v2/carts → Carts.any src/controllers.ts:7',
    'GET /api/v3/carts/new → Carts.fresh src/controllers.ts:8',
    'GET /health → Root.health src/controllers.ts:4',
    'GET /ready/{} (id) → Root.ready src/controllers.ts:4',
    'RPC Orders/Find → Rpc.find src/controllers.ts:10',
    'RPC Orders/FindAll → Rpc.findAll src/controllers.ts:10',
  ]);
});

describe('near misses and what cannot be told', () => {
  test('classes without @Controller, untold paths, interfaces as bodies', () => {
    const found = routesOf({
      ...manifest,
      'src/all.ts': [
        "import { Body, Controller, Get, Injectable, Post } from '@nestjs/common';",
        'interface Order { sku: string }',
        "@Injectable() class Service { @Get('x') get() {} }",
        "@Controller(prefixOf('y')) class Untold { @Get('y') get() {} }",
        "@Controller('z') class Partly { @Get(pathOf(1)) no() {} @Post() yes(@Body() order: Order) {} }",
      ].join('\n'),
    });
    expect(found.shop?.map(({ id, schema, writes }) => ({ id, schema, writes }))).toEqual([
      { id: 'shop POST /z', schema: null, writes: false },
    ]);
  });
});
