import { describe, expect, it } from 'vitest';
import { findingsOf } from './findings-of.js';
import { forms } from './forms.js';

describe('forms of requests', () => {
  it.each(forms.map((form) => [form.client, form.form, form] as const))(
    '%s: %s',
    (_client, _form, { files, expected }) => {
      expect(findingsOf(files)).toEqual(expected);
    },
  );
});
