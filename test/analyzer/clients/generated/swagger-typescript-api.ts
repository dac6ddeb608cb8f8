// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { GeneratedCase } from './generated-case.js';

const head = `/* eslint-disable */
/*
 * ---------------------------------------------------------------
 * ## THIS FILE WAS GENERATED VIA SWAGGER-TYPESCRIPT-API        ##
 * ---------------------------------------------------------------
 */
`;

const operations = (request: string): string => `
    createOrder: (data: Order, params: RequestParams = {}) =>
      this.${request}<Order, any>({ path: \`/orders\`, method: "POST", body: data, type: ContentType.Json, format: "json", ...params }),
    getOrder: (id: string, params: RequestParams = {}) =>
      this.${request}<Order, any>({ path: \`/orders/\${id}\`, method: "GET", format: "json", ...params }),`;

const usage = (setting: string): string => `import { Api } from './__generated__/orders';
const api = new Api({ ${setting}: process.env.ORDER_URL });
export async function place(order: any) {
  await api.orders.createOrder(order);
  return api.orders.getOrder(order.id, { headers: {} });
}`;

const expected = [
  'src/place.ts:4 openapi-client POST <ORDER_URL>/orders body=order via createOrder',
  'src/place.ts:5 openapi-client GET <ORDER_URL>/orders/{id} via getOrder',
];

const nearMiss = {
  files: {
    'src/place.ts':
      "import { Api } from './__generated__/orders';\nexport const api = new Api({});\nexport const orders = { createOrder: () => 1 };\norders.createOrder();",
  },
  expected: [],
};

export const swaggerTypescriptApi: GeneratedCase = {
  generator: 'swagger-typescript-api with fetch',
  files: {
    'src/__generated__/orders.ts': `${head}
export interface ApiConfig<S = unknown> { baseUrl?: string; customFetch?: typeof fetch }
export class HttpClient<SecurityDataType = unknown> {
  public baseUrl: string = "http://localhost";
  private customFetch = (...fetchParams: Parameters<typeof fetch>) => fetch(...fetchParams);
  constructor(apiConfig: ApiConfig<SecurityDataType> = {}) { Object.assign(this, apiConfig); }
  public request = async <T = any, E = any>({ body, path, type, query, format, baseUrl, cancelToken, ...params }: FullRequestParams): Promise<HttpResponse<T, E>> => {
    const queryString = query && this.toQueryString(query);
    return this.customFetch(\`\${baseUrl || this.baseUrl || ""}\${path}\${queryString ? \`?\${queryString}\` : ""}\`, { ...params, body: body }).then(async (response) => response as any);
  };
}
export class Api<SecurityDataType extends unknown> extends HttpClient<SecurityDataType> {
  orders = {${operations('request')}
  };
}`,
  },
  match: { files: { 'src/place.ts': usage('baseUrl') }, expected },
  nearMiss,
  cannotTell: {
    files: {
      'src/place.ts':
        "import { Api } from './__generated__/orders';\nexport const place = (baseUrl: string) => new Api({ baseUrl }).orders.createOrder({});",
    },
    expected: ['src/place.ts:2 openapi-client POST {this}/orders body={} via createOrder'],
  },
};

export const swaggerTypescriptApiAxios: GeneratedCase = {
  generator: 'swagger-typescript-api with axios, in modules',
  files: {
    'src/__generated__/orders/http-client.ts': `${head}
import type { AxiosInstance } from "axios";
import axios from "axios";
export class HttpClient<SecurityDataType = unknown> {
  public instance: AxiosInstance;
  constructor({ securityWorker, secure, format, ...axiosConfig }: ApiConfig<SecurityDataType> = {}) {
    this.instance = axios.create({ ...axiosConfig, baseURL: axiosConfig.baseURL || "http://localhost" });
  }
  public request = async <T = any, _E = any>({ secure, path, type, query, format, body, ...params }: FullRequestParams): Promise<AxiosResponse<T>> => {
    return this.instance.request({ ...params, params: query, data: body, url: path });
  };
}`,
    'src/__generated__/orders/Orders.ts': `${head}
import { HttpClient, RequestParams, ContentType } from "./http-client";
export class Orders<SecurityDataType = unknown> {
  http: HttpClient<SecurityDataType>;
  constructor(http: HttpClient<SecurityDataType>) { this.http = http; }
  createOrder = (data: Order, params: RequestParams = {}) =>
    this.http.request<Order, any>({ path: \`/orders\`, method: "POST", body: data, type: ContentType.Json, ...params });
  getOrder = (id: string, params: RequestParams = {}) =>
    this.http.request<Order, any>({ path: \`/orders/\${id}\`, method: "GET", ...params });
}`,
  },
  match: {
    files: {
      'src/place.ts': `import { HttpClient } from './__generated__/orders/http-client';
import { Orders } from './__generated__/orders/Orders';
const orders = new Orders(new HttpClient({ baseURL: process.env.ORDER_URL }));
export async function place(order: any) {
  await orders.createOrder(order);
  return orders.getOrder(order.id, { headers: {} });
}`,
    },
    expected: [
      'src/place.ts:5 openapi-client POST <ORDER_URL=http://localhost>/orders body=order via createOrder',
      'src/place.ts:6 openapi-client GET <ORDER_URL=http://localhost>/orders/{id} via getOrder',
    ],
  },
  nearMiss: {
    files: {
      'src/place.ts':
        "import { HttpClient } from './__generated__/orders/http-client';\nexport const client = new HttpClient({ baseURL: 'http://order' });",
    },
    expected: [],
  },
  cannotTell: {
    files: {
      'src/place.ts': `import type { Orders } from './__generated__/orders/Orders';
export class Shop { constructor(private orders: Orders) {} place() { return this.orders.createOrder({}); } }`,
    },
    expected: ['src/place.ts:2 openapi-client POST {this.http}/orders body={} via createOrder'],
  },
};
