import { expect, it } from 'vitest';
import { clearing } from '../../../src/cli/review/clearing.js';

it('pushes up what is on the screen the first time, and draws over later pages', () => {
  const written: string[] = [];
  const clear = clearing({ note: (text) => void written.push(text), height: 3 });
  clear();
  clear();
  expect(written).toEqual(['\n\n\n\u001b[H\u001b[J', '\u001b[H\u001b[J']);
});
