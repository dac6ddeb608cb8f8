// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { GeneratedCase } from './generated-case.js';

const head = `/* generated using openapi-typescript-codegen -- do not edit */
/* istanbul ignore file */
/* tslint:disable */
/* eslint-disable */
`;

const core = {
  'src/orders/index.ts': `${head}export { OpenAPI } from './core/OpenAPI';\nexport { OrdersService } from './services/OrdersService';\nexport { OrdersClient } from './OrdersClient';`,
  'src/orders/core/OpenAPI.ts': `${head}
export type OpenAPIConfig = { BASE: string; VERSION: string };
export const OpenAPI: OpenAPIConfig = { BASE: 'http://localhost:3000', VERSION: '1.0' };`,
  'src/orders/core/request.ts': `${head}
const getUrl = (config: OpenAPIConfig, options: ApiRequestOptions): string => {
  const path = options.url.replace(/{(.*?)}/g, (substring: string, group: string) => String(options.path[group]));
  return \`\${config.BASE}\${path}\`;
};
export const sendRequest = async (config: OpenAPIConfig, options: ApiRequestOptions, url: string, body: any): Promise<Response> => {
  const request: RequestInit = { body, method: options.method };
  return await fetch(url, request);
};
export const request = <T>(config: OpenAPIConfig, options: ApiRequestOptions): CancelablePromise<T> => {
  return new CancelablePromise(async (resolve, reject, onCancel) => {
    const url = getUrl(config, options);
    const response = await sendRequest(config, options, url, options.body);
    resolve(response);
  });
};`,
};

export const openapiTypescriptCodegen: GeneratedCase = {
  generator: 'openapi-typescript-codegen with static services',
  files: {
    ...core,
    'src/orders/services/OrdersService.ts': `${head}
import type { CancelablePromise } from '../core/CancelablePromise';
import { OpenAPI } from '../core/OpenAPI';
import { request as __request } from '../core/request';
export class OrdersService {
  public static createOrder(requestBody: Order): CancelablePromise<Order> {
    return __request(OpenAPI, { method: 'POST', url: '/orders', body: requestBody, mediaType: 'application/json' });
  }
  public static getOrder(id: string): CancelablePromise<Order> {
    return __request(OpenAPI, { method: 'GET', url: '/orders/{id}', path: { 'id': id } });
  }
}`,
  },
  match: {
    files: {
      'src/place.ts': `import { OpenAPI, OrdersService } from './orders';
OpenAPI.BASE = process.env.ORDER_URL ?? 'http://order';
export async function place(order: any) {
  await OrdersService.createOrder({ sku: order.sku });
  return OrdersService.getOrder(order.id);
}`,
    },
    expected: [
      'src/place.ts:4 openapi-client POST <ORDER_URL=http://order>/orders body={ sku: order.sku } via createOrder',
      'src/place.ts:5 openapi-client GET <ORDER_URL=http://order>/orders/{id} via getOrder',
    ],
  },
  nearMiss: {
    files: { 'src/place.ts': "import { OpenAPI } from './orders';\nOpenAPI.BASE = 'http://order';" },
    expected: [],
  },
  cannotTell: {
    files: {
      'src/place.ts':
        "import { OpenAPI, OrdersService } from './orders';\nOpenAPI.BASE = await discover('order');\nOrdersService.getOrder('1');",
    },
    expected: ['src/place.ts:3 openapi-client GET {OpenAPI}/orders/1 via getOrder'],
  },
};

export const openapiTypescriptCodegenClient: GeneratedCase = {
  generator: 'openapi-typescript-codegen with a client of its own',
  files: {
    ...core,
    'src/orders/core/BaseHttpRequest.ts': `${head}
export abstract class BaseHttpRequest {
  constructor(public readonly config: OpenAPIConfig) {}
  public abstract request<T>(options: ApiRequestOptions): CancelablePromise<T>;
}`,
    'src/orders/core/FetchHttpRequest.ts': `${head}
import { BaseHttpRequest } from './BaseHttpRequest';
import { request as __request } from './request';
export class FetchHttpRequest extends BaseHttpRequest {
  constructor(config: OpenAPIConfig) { super(config); }
  public override request<T>(options: ApiRequestOptions): CancelablePromise<T> { return __request(this.config, options); }
}`,
    'src/orders/OrdersClient.ts': `${head}
import type { BaseHttpRequest } from './core/BaseHttpRequest';
import { FetchHttpRequest } from './core/FetchHttpRequest';
import { OrdersService } from './services/OrdersService';
type HttpRequestConstructor = new (config: OpenAPIConfig) => BaseHttpRequest;
export class OrdersClient {
  public readonly orders: OrdersService;
  public readonly request: BaseHttpRequest;
  constructor(config?: Partial<OpenAPIConfig>, HttpRequest: HttpRequestConstructor = FetchHttpRequest) {
    this.request = new HttpRequest({ BASE: config?.BASE ?? 'http://localhost:3000', VERSION: config?.VERSION ?? '1.0' });
    this.orders = new OrdersService(this.request);
  }
}`,
    'src/orders/services/OrdersService.ts': `${head}
import type { BaseHttpRequest } from '../core/BaseHttpRequest';
export class OrdersService {
  constructor(public readonly httpRequest: BaseHttpRequest) {}
  public getOrder({ id }: { id: string }): CancelablePromise<Order> {
    return this.httpRequest.request({ method: 'GET', url: '/orders/{id}', path: { 'id': id } });
  }
}`,
  },
  match: {
    files: {
      'src/place.ts': `import { OrdersClient } from './orders';
const client = new OrdersClient({ BASE: process.env.ORDER_URL });
client.orders.getOrder({ id: '1' });
const other = new OrdersClient({ BASE: 'http://other-order' });
other.orders.getOrder({ id });`,
    },
    expected: [
      'src/place.ts:3 openapi-client GET <ORDER_URL=http://localhost:3000>/orders/1 via getOrder',
      'src/place.ts:5 openapi-client GET http://other-order/orders/{id} via getOrder',
    ],
  },
  nearMiss: {
    files: {
      'src/place.ts': "import { OrdersClient } from './orders';\nnew OrdersClient({ BASE: 'http://order' });",
    },
    expected: [],
  },
  cannotTell: {
    files: {
      'src/place.ts':
        "import { OrdersClient } from './orders';\nexport const load = (BASE: string) => new OrdersClient({ BASE }).orders.getOrder({ id: '1' });",
    },
    expected: ['src/place.ts:2 openapi-client GET {this.httpRequest}/orders/1 via getOrder'],
  },
};
