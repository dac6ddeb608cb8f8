import { z } from 'zod';

export const journalFile = '.eda-migrate/journal.json';
export const stagingFolder = '.eda-migrate/staging';

/** The moves of one apply, written before the first of them is made. */
export const journalSchema = z.strictObject({
  schemaVersion: z.literal(1),
  moves: z.array(z.strictObject({ staged: z.string(), path: z.string() })),
});
export type Journal = z.infer<typeof journalSchema>;
