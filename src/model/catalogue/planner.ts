import { catalogue } from './entry.js';

/** What the planner can say to the user. */
export const plannerCatalogue = catalogue({});
