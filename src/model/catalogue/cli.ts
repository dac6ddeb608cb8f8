import { catalogue } from './entry.js';

/** What the cli can say to the user. */
export const cliCatalogue = catalogue({});
