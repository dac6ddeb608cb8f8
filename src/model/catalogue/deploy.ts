import { catalogue } from './entry.js';

/** What the deploy can say to the user. */
export const deployCatalogue = catalogue({});
