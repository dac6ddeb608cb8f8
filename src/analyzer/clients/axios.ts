import { axiosRequest, instanceSettings } from './axios-call.js';
import type { Client } from './client.js';

/** https://axios-http.com/docs/api_intro */
export const axios: Client = {
  id: 'axios',
  packages: ['axios', 'axios-cache-interceptor', 'axios-retry', 'axios-case-converter'],
  recognise(call) {
    const { callee } = call;
    const settings = instanceSettings(callee);
    if (settings === undefined || (callee.kind === 'library' && callee.specifier !== 'axios'))
      return undefined;
    return axiosRequest(call, callee.path, settings);
  },
};
