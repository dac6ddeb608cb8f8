import { apolloForms } from './apollo-forms.js';
import { axiosForms } from './axios-forms.js';
import { axiosInstanceForms } from './axios-instance-forms.js';
import { compositionForms } from './composition-forms.js';
import { fetchForms } from './fetch-forms.js';
import type { Form } from './form.js';
import { gotForms } from './got-forms.js';
import { httpForms } from './http-forms.js';
import { nearMissForms } from './near-miss-forms.js';
import { needleForms } from './needle-forms.js';
import { proxyForms } from './proxy-forms.js';
import { requestForms } from './request-forms.js';
import { superagentForms } from './superagent-forms.js';

/** Every form in which server code writes a request, and what only looks like one. */
export const forms: readonly Form[] = [
  ...apolloForms,
  ...axiosForms,
  ...axiosInstanceForms,
  ...compositionForms,
  ...fetchForms,
  ...gotForms,
  ...httpForms,
  ...needleForms,
  ...proxyForms,
  ...requestForms,
  ...superagentForms,
  ...nearMissForms,
];
