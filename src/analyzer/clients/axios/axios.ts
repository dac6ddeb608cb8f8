import type { LibraryValue, MadeValue } from '../../values/value.js';
import type { Client } from '../client.js';
import { axiosRequest, instanceSettings } from './call.js';

/** `axios` that a script tag or a bundler brings is a name that no file declares; other globals are no axios. */
function withoutGlobal(value: LibraryValue | MadeValue): LibraryValue | MadeValue | undefined {
  if (value.kind === 'made') {
    const maker = withoutGlobal(value.maker);
    return maker === undefined ? undefined : { ...value, maker };
  }
  if (value.specifier !== 'global') return value;
  const [name, ...path] = value.path;
  return name === 'axios' ? { kind: 'library', specifier: 'axios', path } : undefined;
}

/** https://axios-http.com/docs/api_intro */
export const axios: Client = {
  id: 'axios',
  packages: ['axios', 'axios-cache-interceptor', 'axios-retry', 'axios-case-converter', 'global'],
  mark: /\baxios\s*[(.]/,
  recognise(call) {
    const callee = withoutGlobal(call.callee);
    const settings = callee === undefined ? undefined : instanceSettings(callee);
    if (callee === undefined || settings === undefined) return undefined;
    if (callee.kind === 'library' && callee.specifier !== 'axios') return undefined;
    return axiosRequest({ ...call, callee }, callee.path, settings);
  },
};
