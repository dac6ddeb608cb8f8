import { catalogue } from './entry.js';

/** What the generators can say to the user. */
export const generatorsCatalogue = catalogue({});
