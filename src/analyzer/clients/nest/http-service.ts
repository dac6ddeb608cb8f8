import { axiosRequest } from '../axios/call.js';
import type { Client } from '../client.js';
import { moduleSettings } from './http-modules.js';

/** `HttpService`, injected by its type: https://docs.nestjs.com/techniques/http-module */
export const nestHttpService: Client = {
  id: '@nestjs/axios',
  packages: ['@nestjs/axios', '@nestjs/common'],
  mark: /\bHttpService\b/,
  members: ['axiosRef'],
  recognise(call) {
    const { callee, evaluator, node } = call;
    if (callee.kind !== 'made' || callee.maker.path.at(-1) !== 'HttpService' || !callee.construct)
      return undefined;
    const path = callee.path[0] === 'axiosRef' ? callee.path.slice(1) : callee.path;
    return axiosRequest(call, path, moduleSettings(evaluator, node));
  },
};
