// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Idiom, manifest, server } from './idiom.js';

function nest(name: string, ...packages: readonly string[]): string {
  return manifest(name, '@nestjs/core', '@nestjs/common', ...packages);
}

const main =
  "import { NestFactory } from '@nestjs/core';\nNestFactory.create(AppModule).then((app) => app.listen(3000));";
const stock = {
  'stock/package.json': manifest('stock'),
  'stock/src/server.js': server(3002, 'GET /api/stock/:sku', 'POST /api/stock/:sku/reserve'),
};

/** Requests of NestJS services. */
export const nestIdioms: readonly Idiom[] = [
  {
    name: 'a service of gRPC in a field, with the address in the registration',
    files: {
      'gateway/package.json': nest('gateway', '@nestjs/microservices'),
      'gateway/src/main.ts': main,
      'gateway/src/orders.module.ts': [
        "import { ClientsModule, Transport } from '@nestjs/microservices';",
        '@Module({',
        '  imports: [ClientsModule.register([',
        "    { name: 'ORDER_PACKAGE', transport: Transport.GRPC, options: { url: process.env.ORDER_SERVICE_URL || 'localhost:50052' } },",
        '  ])],',
        '})',
        'export class OrdersModule {}',
      ].join('\n'),
      'gateway/src/orders.service.ts': [
        "import { ClientGrpc } from '@nestjs/microservices';",
        "import { firstValueFrom } from 'rxjs';",
        '@Injectable()',
        'export class OrdersService implements OnModuleInit {',
        '  private orders: OrderClient;',
        "  constructor(@Inject('ORDER_PACKAGE') private readonly client: ClientGrpc) {}",
        '  onModuleInit() {',
        "    this.orders = this.client.getService<OrderClient>('OrderService');",
        '  }',
        '  place(order: Order) {',
        '    return firstValueFrom(this.orders.createOrder(order));',
        '  }',
        '  async undo(id: string) {',
        '    await firstValueFrom(this.orders.cancelOrder({ id })).catch(() => undefined);',
        '  }',
        '  watch() {',
        '    return this.orders.watchOrders({});',
        '  }',
        '}',
      ].join('\n'),
      'order-service/package.json': nest('order-service', '@nestjs/microservices'),
      'order-service/src/main.ts': main,
      'docker-compose.yml':
        'services:\n  gateway:\n    build: gateway\n    environment:\n      ORDER_SERVICE_URL: order-service:50052\n  order-service:\n    build: order-service\n',
    },
    calls: [
      'gateway/src/orders.service.ts:11 gateway > order-service RPC OrderService/CreateOrder data high',
      'gateway/src/orders.service.ts:14 gateway > order-service RPC OrderService/CancelOrder ignored high',
      'gateway/src/orders.service.ts:17 gateway > order-service RPC OrderService/WatchOrders data high',
    ],
  },
  {
    name: 'addresses in fields, whole addresses in constants, and answers that are only logged',
    files: {
      ...stock,
      'order/package.json': nest('order', '@nestjs/axios'),
      'order/src/main.ts': main,
      'order/src/orders.service.ts': [
        "import { HttpService } from '@nestjs/axios';",
        "import { firstValueFrom } from 'rxjs';",
        '@Injectable()',
        'export class OrdersService {',
        "  private readonly STOCK_SERVICE_URL = process.env.STOCK_SERVICE_URL || 'http://stock:3002';",
        '  private readonly logger = new Logger(OrdersService.name);',
        '  constructor(private readonly httpService: HttpService) {}',
        '  async place(items: Item[]) {',
        '    for (const item of items) {',
        '      const url = `${this.STOCK_SERVICE_URL}/api/stock/${item.sku}`;',
        '      const answer = await firstValueFrom(this.httpService.get(url, { params: { size: item.size } }));',
        "      if (answer.data.count < 1) throw new BadRequestException('sold out');",
        '    }',
        '    for (const item of items) {',
        '      await firstValueFrom(this.httpService.post(`${this.STOCK_SERVICE_URL}/api/stock/${item.sku}/reserve`, item));',
        '    }',
        '  }',
        '  async release(sku: string) {',
        '    try {',
        '      const answer = await firstValueFrom(this.httpService.post(`${this.STOCK_SERVICE_URL}/api/stock/${sku}/release`, {}));',
        '      this.logger.log(`released: ${JSON.stringify(answer.data)}`);',
        '    } catch (error) {',
        '      this.logger.error(error.message);',
        '    }',
        '  }',
        '}',
      ].join('\n'),
    },
    calls: [
      'order/src/orders.service.ts:11 order > stock GET /api/stock/{} data high',
      'order/src/orders.service.ts:15 order > stock POST /api/stock/{}/reserve status high',
      'order/src/orders.service.ts:20 order > stock POST /api/stock/{}/release ignored high',
    ],
  },
  {
    name: 'a base in settings that a class makes, and paths with named placeholders in fields',
    files: {
      ...stock,
      'order/package.json': nest('order', '@nestjs/axios', 'sprintf-js'),
      'order/src/main.ts': main,
      'order/src/rest/http-config.service.ts': [
        '@Injectable()',
        'export class HttpConfigService implements HttpModuleOptionsFactory {',
        '  createHttpOptions(): HttpModuleOptions {',
        '    return { baseURL: process.env.STOCK_BASE_URL, timeout: 5000 };',
        '  }',
        '}',
      ].join('\n'),
      'order/src/rest/rest.module.ts': [
        "import { HttpModule } from '@nestjs/axios';",
        "import { HttpConfigService } from './http-config.service';",
        '@Module({ imports: [HttpModule.registerAsync({ useClass: HttpConfigService })] })',
        'export class RestModule {}',
      ].join('\n'),
      'order/src/rest/rest.service.ts': [
        "import { HttpService } from '@nestjs/axios';",
        "import { lastValueFrom } from 'rxjs';",
        "import { sprintf } from 'sprintf-js';",
        '@Injectable()',
        'export class RestService {',
        "  private readonly ITEM = 'stock/%(sku)s';",
        '  constructor(private readonly httpService: HttpService) {}',
        '  async find(sku: string) {',
        '    const answer = await lastValueFrom(this.httpService.get(sprintf(this.ITEM, { sku })));',
        '    return answer.data;',
        '  }',
        '}',
      ].join('\n'),
      'docker-compose.yml':
        'services:\n  order:\n    build: order\n    environment:\n      STOCK_BASE_URL: http://stock:3002/api/\n  stock:\n    build: stock\n',
    },
    calls: ['order/src/rest/rest.service.ts:9 order > stock GET /api/stock/{} data high'],
  },
  {
    name: "the platform's fetch with an address in a constant, whose body is only logged",
    files: {
      ...stock,
      'order/package.json': nest('order'),
      'order/src/main.ts': main,
      'order/src/order.service.ts': [
        '@Injectable()',
        'export class OrderService {',
        '  async place(order: Order) {',
        "    const url = `${process.env.STOCK_URL ?? 'http://stock:3002'}/api/stock/${order.sku}/reserve`;",
        "    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(order) });",
        '    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);',
        '    const body = await answer.json();',
        '    this.logger.log(`reserved as ${body.id}`);',
        '  }',
        '}',
      ].join('\n'),
    },
    calls: ['order/src/order.service.ts:5 order > stock POST /api/stock/{}/reserve status high'],
  },
];
