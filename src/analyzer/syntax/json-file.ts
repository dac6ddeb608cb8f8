import { ts } from 'ts-morph';
import type { Repository } from '../../model/repository.js';

export type Json = Readonly<Record<string, unknown>>;

/** True for a JSON object, so that its members can be read safely. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value of a JSON text with comments and trailing commas allowed; undefined for a text that nests too deeply to be
 * read.
 */
export function lenientJson(file: string, text: string): unknown {
  try {
    return ts.parseConfigFileTextToJson(file, text).config;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads a JSON object with comments and trailing commas allowed; undefined where there is none. */
export function readJsonObject(repository: Repository, file: string): Json | undefined {
  const text = repository.readText(file);
  if (text === undefined) return undefined;
  const config = lenientJson(file, text);
  return isJson(config) ? config : undefined;
}
