import { type Form, inOneFile } from './form.js';

/** Calls that take an address and send nothing that is known. */
export const nearMissForms: readonly Form[] = [
  inOneFile(
    'no client',
    'a function that nothing declares, with a url',
    "const axios = require('axios');\nconst url = 'http://user/users';\nremember(url);",
    [],
  ),
  inOneFile(
    'no client',
    'a function that nothing declares, with an object that holds a url',
    "const axios = require('axios');\nconst url = 'http://user/users';\nremember({ url: url });",
    [],
  ),
];
