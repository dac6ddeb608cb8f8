import { describe, expect, it } from 'vitest';
import type { Idiom } from './idiom.js';
import { addressIdioms } from './idioms-addresses.js';
import { classIdioms } from './idioms-classes.js';
import { environmentIdioms } from './idioms-environment.js';
import { functionIdioms } from './idioms-functions.js';
import { injectionIdioms } from './idioms-injection.js';
import { libraryIdioms } from './idioms-libraries.js';
import { settingsIdioms } from './idioms-settings.js';
import { textIdioms } from './idioms-texts.js';
import { untoldIdioms } from './idioms-untold.js';
import { probed } from './shown.js';

describe.each<[string, readonly Idiom[]]>([
  ['texts', textIdioms],
  ['addresses', addressIdioms],
  ['settings', settingsIdioms],
  ['the environment', environmentIdioms],
  ['libraries', libraryIdioms],
  ['classes', classIdioms],
  ['functions', functionIdioms],
  ['injection', injectionIdioms],
  ['what cannot be told', untoldIdioms],
])('idioms: %s', (_, idioms) => {
  it.each(idioms)('%s', (_name, code, expected) => {
    expect(probed(typeof code === 'string' ? { 'a.ts': code } : code)).toBe(expected);
  });
});
