import { analyzerCatalogue } from './analyzer.js';
import { applyCatalogue } from './apply.js';
import { cliCatalogue } from './cli.js';
import { deployCatalogue } from './deploy.js';
import type { CatalogueEntry } from './entry.js';
import { generatorsCatalogue } from './generators.js';
import { plannerCatalogue } from './planner.js';
import { plannerEditsCatalogue } from './planner-edits.js';
import { plannerTrafficCatalogue } from './planner-traffic.js';

/** Every code that the tool can print, for `explain CODE`; ordered by stage. */
export const allEntries: readonly CatalogueEntry<never>[] = [
  analyzerCatalogue,
  plannerCatalogue,
  plannerTrafficCatalogue,
  plannerEditsCatalogue,
  generatorsCatalogue,
  applyCatalogue,
  deployCatalogue,
  cliCatalogue,
].flatMap((entries): CatalogueEntry<never>[] => Object.values(entries));
