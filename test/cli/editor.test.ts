import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editorOf, openEditor } from '../../src/cli/editor.js';
import { UserError } from '../../src/model/errors.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

describe('the editor', () => {
  it.each([
    [{ VISUAL: 'code --wait', EDITOR: 'nano' }, 'linux', { command: 'code --wait', from: 'VISUAL' }],
    [{ VISUAL: ' ', EDITOR: 'nano' }, 'linux', { command: 'nano', from: 'EDITOR' }],
    [{}, 'darwin', { command: 'vi', from: null }],
    [{}, 'win32', { command: 'notepad', from: null }],
  ] as const)('of %j on %s is %j', (env, platform, editor) => {
    expect(editorOf(env, platform)).toEqual(editor);
  });

  it('is run with its options and the file, whatever the name of that', async () => {
    const root = temporaryFolder({ "it's $(touch x) here.json": 'old' });
    const file = join(root, "it's $(touch x) here.json");
    const script = `require('node:fs').writeFileSync(process.argv[1], 'new')`;
    await openEditor({ command: `"${process.execPath}" -e "${script}"`, from: 'EDITOR' }, file);
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it.each([
    [`"${process.execPath}" -e "process.exit(3)"`, 'exit code 3'],
    ['no-such-editor-anywhere', process.platform === 'win32' ? 'exit code 1' : 'exit code 127'],
  ])('%s that does not end well is an error', async (command, reason) => {
    const error = await openEditor({ command, from: 'EDITOR' }, '/dev/null').catch(
      (thrown: unknown) => thrown,
    );
    expect(
      error instanceof UserError ? [error.notice.code, error.notice.message, error.exit] : error,
    ).toEqual(['EDA6021', `The editor "${command}" did not end well (${reason}).`, 1]);
  });
});
