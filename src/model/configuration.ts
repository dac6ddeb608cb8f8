import type { z } from 'zod';
import type { clientDeclarationSchema, configurationSchema } from './configuration-schema.js';

/** Where the configuration may stand, in the root of the repository. It is data, never code. */
export const configurationFiles = [
  'eda-migrate.config.json',
  'eda-migrate.config.yaml',
  'eda-migrate.config.yml',
] as const;

export type ClientDeclaration = z.infer<typeof clientDeclarationSchema>;
/** What the user declares that the code does not tell. */
export type Configuration = z.infer<typeof configurationSchema>;

/** A configuration and the file that it stands in. */
export interface ConfigurationFile {
  readonly file: string;
  readonly configuration: Configuration;
  /** 1-based line of the member at a path. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}
