import type { Setting } from './setting.js';
import { decision } from './settings/decision.js';
import { key } from './settings/key.js';
import { mergeWith } from './settings/merge-with.js';
import { name } from './settings/name.js';
import { router } from './settings/router.js';
import { split } from './settings/split.js';

/** What `plan --set` can change, in the order of help. */
export const settings: readonly Setting[] = [router, name, key, decision, mergeWith, split];
