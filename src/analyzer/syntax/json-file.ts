import { ts } from 'ts-morph';
import type { Repository } from '../../model/repository.js';

export type Json = Readonly<Record<string, unknown>>;

/** True for a JSON object, so that its members can be read safely. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a JSON object with comments and trailing commas allowed; undefined where there is none. */
export function readJson(repository: Repository, file: string): Json | undefined {
  const text = repository.readText(file);
  if (text === undefined) return undefined;
  const { config } = ts.parseConfigFileTextToJson(file, text);
  return isJson(config) ? config : undefined;
}
