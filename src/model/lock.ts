import type { z } from 'zod';
import type { lockSchema } from './lock-schema.js';

export const lockFile = '.eda-migrate/lock.json';

export type Lock = z.infer<typeof lockSchema>;

export const emptyLock: Lock = { schemaVersion: 1, messages: [], files: {} };
