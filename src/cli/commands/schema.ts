import { exitCode } from '../../model/exit-code.js';
import { jsonSchemaOf } from '../../model/json-schemas.js';
import type { PublishedSchema } from '../../model/published-schema.js';
import type { Terminal } from '../terminal.js';

export interface SchemaOptions {
  readonly name: PublishedSchema;
  readonly terminal: Terminal;
}

/** Prints the JSON Schema of a file or an output of this tool. Returns the exit code. */
export function schemaCommand({ name, terminal }: SchemaOptions): number {
  terminal.result(`${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`);
  return exitCode.done;
}
