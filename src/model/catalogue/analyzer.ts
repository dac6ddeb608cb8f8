import { catalogue } from './entry.js';

/** What the analyzer can say to the user. */
export const analyzerCatalogue = catalogue({});
