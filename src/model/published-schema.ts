/** The formats of files and output whose JSON Schema can be printed. */
export const publishedSchemas = ['plan', 'config', 'analysis', 'traffic'] as const;

export type PublishedSchema = (typeof publishedSchemas)[number];
