import { describe, expect, it } from 'vitest';
import type { EmitContext } from '../../../src/generators/emitter.js';
import { infrastructureReadme } from '../../../src/generators/iac/index.js';
import { consumer, emitContext, message, parcelContext, service } from '../infrastructure-fixture.js';

async function readmeOf(context: EmitContext): Promise<string> {
  const [artifact] = await infrastructureReadme.emit(context);
  return artifact?.kind === 'file' ? artifact.content : '';
}

describe('the README of the infrastructure', () => {
  it('names every file, variable and command', async () => {
    await expect(await readmeOf(parcelContext())).toMatchFileSnapshot('expected/readme.txt');
  });

  it('shows what is not known as such, and takes no name for markup', async () => {
    const name = 'a*b_`c`\n# d';
    const context = emitContext(
      [service('desk'), service(name)],
      [message('desk.TestSample', 'sqs', [consumer('desk.TestSample', name)])],
    );
    const text = await readmeOf(context);
    expect(text.split('\n').filter((line) => line.includes('desk.TestSample'))).toEqual([
      '| desk.TestSample | desk | a\\*b\\_\\`c\\` \\# d | its queue | calls the business code |',
      '# desk.TestSample for a\\*b\\_\\`c\\` \\# d',
    ]);
    expect(text.split('\n').filter((line) => line.includes('<AWS_REGION>'))).not.toEqual([]);
    expect(text).toContain('--role-name <TASK_ROLE_OF_DESK>');
  });
});
