import { lines, type RouteCases } from './route-case.js';

const imports =
  "import { All, Controller, Get, Module, Post, Version, VERSION_NEUTRAL } from '@nestjs/common';";

export const nestjs: RouteCases = {
  framework: 'nestjs',
  packages: ['@nestjs/core', '@nestjs/common', '@nestjs/microservices'],
  match: {
    'versions in the address, with a default and without': {
      files: {
        'src/main.ts': lines(
          "import { NestFactory } from '@nestjs/core';",
          "app.setGlobalPrefix('api', { exclude: [{ path: 'health', method: RequestMethod.GET }, 'docs/(.*)'] });",
          "app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });",
        ),
        'src/all.ts': lines(
          imports,
          "@Controller('orders') class Orders { @Get() list() {} @Version('2') @Get() fresh() {} }",
          "@Controller({ path: 'users', version: ['1', '2'] }) class Users { @Post() add() {} }",
          '@Controller({ version: VERSION_NEUTRAL }) class Health {',
          "  @Get('health') check() {}",
          "  @Post('health') push() {}",
          "  @Get('docs/:page') page() {}",
          '}',
        ),
      },
      routes: [
        'POST /api/health → Health.push src/all.ts:6',
        'GET /api/v1/orders → Orders.list src/all.ts:2',
        'POST /api/v1/users → Users.add src/all.ts:3',
        'GET /api/v2/orders → Orders.fresh src/all.ts:2',
        'POST /api/v2/users → Users.add src/all.ts:3',
        'GET /docs/{} (page) → Health.page src/all.ts:7',
        'GET /health → Health.check src/all.ts:5',
      ],
    },
    'paths of modules, inherited methods': {
      files: {
        'src/app.ts': lines(
          imports,
          "import { RouterModule } from '@nestjs/core';",
          "import { Users } from './users.js';",
          '@Module({ controllers: [Users] }) class UsersModule {}',
          '@Module({ imports: [',
          "  RouterModule.register([{ path: 'admin', children: [{ path: ':tenant', module: UsersModule }] }]),",
          '] }) class AppModule {}',
        ),
        'src/users.ts': lines(
          imports,
          'class Base {',
          '  @Get() list() {}',
          "  @Get(':id') find() {}",
          "  @Post('hidden') hidden() {}",
          '}',
          "@Controller('users') export class Users extends Base {",
          '  hidden() {}',
          '}',
        ),
      },
      routes: [
        'GET /admin/{}/users (tenant) → Base.list src/users.ts:3',
        'GET /admin/{}/users/{} (tenant, id) → Base.find src/users.ts:4',
      ],
    },
    'remote procedures: patterns, gRPC methods, generated decorators': {
      files: {
        'src/main.ts': "app.setGlobalPrefix('api');",
        'src/all.ts': lines(
          imports,
          "import { GrpcMethod, GrpcStreamMethod, MessagePattern } from '@nestjs/microservices';",
          '@Controller() class Sums {',
          "  @MessagePattern('sum') sum() {}",
          "  @MessagePattern({ role: 'maths', cmd: 'add' }) add() {}",
          "  @GrpcStreamMethod('Sums') watch() {}",
          '}',
          '@GrpcService() class Users { @GrpcMethod() findOne() {} }',
          '@Controller() @CartServiceControllerMethods() class Carts { getCart() {} private read() {} }',
        ),
      },
      routes: [
        'RPC CartService/GetCart → Carts.getCart src/all.ts:9',
        'RPC Sums/Watch → Sums.watch src/all.ts:6',
        'RPC Users/FindOne → Users.findOne src/all.ts:8',
        'RPC cmd:add,role:maths → Sums.add src/all.ts:5',
        'RPC sum → Sums.sum src/all.ts:4',
      ],
    },
  },
  nearMiss: {
    'versions in a header change no path; events answer nobody; clients are no controllers': {
      files: {
        'src/main.ts': 'app.enableVersioning({ type: VersioningType.HEADER, header: "v" });',
        'src/all.ts': lines(
          imports,
          "import { EventPattern } from '@nestjs/microservices';",
          "@Controller({ path: 'x', version: '1' }) class X { @All() any() {} @EventPattern('done') done() {} }",
          "@Injectable() class Y { @Get('y') get() {} }",
        ),
      },
      routes: ['ANY /x → X.any src/all.ts:3'],
    },
  },
  cannotTell: {
    'prefixes, paths, patterns and versions of elsewhere': {
      files: {
        'src/main.ts':
          "import { prefix } from 'elsewhere';\napp.setGlobalPrefix(prefix, { exclude: ['told'] });",
        'src/all.ts': lines(
          imports,
          "import { MessagePattern } from '@nestjs/microservices';",
          "import { path, pattern } from 'elsewhere';",
          '@Controller(path) class X { @Get() get() {} @MessagePattern(pattern) ask() {} }',
          "@Controller() class Y { @Get('told') told() {} @Get('untold') untold() {} @MessagePattern({ pattern }) ask() {} }",
        ),
      },
      routes: ['GET /told → Y.told src/all.ts:5'],
    },
  },
};
