import { catalogue } from './entry.js';

/** What the apply can say to the user. */
export const applyCatalogue = catalogue({});
