import { setImmediate } from 'node:timers/promises';
import { render } from '@inquirer/testing';
import { describe, expect, it } from 'vitest';
import { inquirerPrompter } from '../../../src/cli/review/inquirer-prompter.js';
import type {
  ChoiceQuestion,
  ListQuestion,
  Prompter,
  SeveralQuestion,
  TextQuestion,
} from '../../../src/cli/review/prompter.js';
import { InterruptedError } from '../../../src/model/errors.js';

interface Context {
  readonly input?: NodeJS.ReadableStream;
  readonly output?: NodeJS.WritableStream;
}

/** What `render` wants of a prompt: it hands over the streams that it plays. */
function asPrompt<Question, Answer>(ask: (prompter: Prompter, question: Question) => Promise<Answer>) {
  return (question: Question, { input, output }: Context = {}): Promise<Answer> => {
    if (input === undefined || output === undefined) {
      throw new Error('The test gives no streams.');
    }
    return ask(inquirerPrompter({ input, output }), question);
  };
}

const choice = asPrompt((prompter, question: ChoiceQuestion<'accept' | 'skip'>) => prompter.choose(question));
const list = asPrompt((prompter, question: ListQuestion) => prompter.select(question));
const several = asPrompt((prompter, question: SeveralQuestion) => prompter.several(question));
const text = asPrompt((prompter, question: TextQuestion) => prompter.text(question));

const decision: ChoiceQuestion<'accept' | 'skip'> = {
  id: 'decision',
  message: 'order.OrderPlaced:loyalty',
  choices: [
    { key: 'a', value: 'accept', label: 'Accept' },
    { key: 's', value: 'skip', label: 'Skip for now' },
  ],
  initial: 'accept',
};

const name: TextQuestion = {
  id: 'name',
  message: 'Name',
  initial: 'OrderPlaced',
  problem: (answer) => (answer === 'x' ? 'Too short.' : undefined),
};

describe('a choice in the terminal', () => {
  it('shows every answer with its key', async () => {
    const { getScreen, events, answer } = await shown(choice, decision);
    expect(getScreen()).toContain('order.OrderPlaced:loyalty');
    expect(getScreen()).toContain('a) Accept');
    expect(getScreen()).toContain('s) Skip for now');
    expect(getScreen()).toContain('order.OrderPlaced:loyalty (enter: a)');
    events.keypress('enter');
    await answer;
    expect(getScreen()).toContain('order.OrderPlaced:loyalty Accept');
  });

  it.each([
    ['s', 'skip'],
    ['', 'accept'],
  ])('typing "%s" and enter gives %s', async (keys, value) => {
    const { events, answer } = await shown(choice, decision);
    events.type(keys);
    events.keypress('enter');
    await expect(answer).resolves.toBe(value);
  });

  it('is an interruption on Ctrl-C', async () => {
    const { events, answer } = await shown(choice, decision);
    const ended = expect(answer).rejects.toBeInstanceOf(InterruptedError);
    events.keypress({ name: 'c', ctrl: true });
    await ended;
  });
});

describe('a text in the terminal', () => {
  it('is the one that is there, or what is typed', async () => {
    const first = await shown(text, name);
    first.events.keypress('enter');
    await expect(first.answer).resolves.toBe('OrderPlaced');
    const second = await shown(text, name);
    second.events.type(' OrderSent ');
    second.events.keypress('enter');
    await expect(second.answer).resolves.toBe('OrderSent');
  });

  it('is asked again, with the reason, where it is no good', async () => {
    const { events, answer, getScreen } = await shown(text, name);
    events.type('x');
    events.keypress('enter');
    await expect.poll(() => getScreen()).toContain('Too short.');
    events.type('y');
    events.keypress('enter');
    await expect(answer).resolves.toBe('xy');
  });
});

describe('a list in the terminal', () => {
  const options = ['loyalty', 'mail', 'stock'].map((value) => ({ value, label: `${value} (1 flow)` }));

  it('gives the one that stands there first, or another', async () => {
    const question = { id: 'list', message: 'Which consumer?', options, initial: 'mail' };
    const first = await shown(list, question);
    first.events.keypress('enter');
    await expect(first.answer).resolves.toBe('mail');
    const second = await shown(list, question);
    second.events.keypress('down');
    second.events.keypress('enter');
    await expect(second.answer).resolves.toBe('stock');
  });

  it('gives several, in its order', async () => {
    const question = { id: 'several', message: 'Who gets it?', options, initial: ['stock'] };
    const { events, answer } = await shown(several, question);
    events.keypress('space');
    events.keypress('enter');
    await expect(answer).resolves.toEqual(['loyalty', 'stock']);
  });

  it('is an interruption on Ctrl-C', async () => {
    const question = { id: 'several', message: 'Who gets it?', options, initial: [] };
    const { events, answer } = await shown(several, question);
    const ended = expect(answer).rejects.toBeInstanceOf(InterruptedError);
    events.keypress({ name: 'c', ctrl: true });
    await ended;
  });
});

describe('a window that changes its size', () => {
  it.each([
    ['puts the question again, below what is drawn anew', true],
    ['changes nothing of a question that stands alone', false],
  ])('%s', async (_what, isDrawn) => {
    const outputs: NodeJS.WritableStream[] = [];
    const drawn: string[] = [];
    const watched = (question: ChoiceQuestion<'accept' | 'skip'>, context?: Context) => {
      if (context?.output !== undefined) outputs.push(context.output);
      return choice(question, context);
    };
    const redraw = isDrawn ? { redraw: () => void drawn.push('drawn') } : {};
    const { events, answer, getScreen } = await shown(watched, { ...decision, ...redraw });
    outputs[0]?.emit('resize');
    await expect.poll(() => drawn).toEqual(isDrawn ? ['drawn'] : []);
    // The question is put again within the same turn of the event loop.
    await setImmediate();
    expect(getScreen()).toContain('a) Accept');
    events.type('s');
    events.keypress('enter');
    await expect(answer).resolves.toBe('skip');
  });
});

/** Renders a prompt and waits until it is on the screen, which inquirer puts there a moment later. */
async function shown<Question extends { readonly message: string }, Answer>(
  prompt: (question: Question, context?: Context) => Promise<Answer>,
  question: Question,
) {
  const rendered = await render(prompt, question);
  await expect.poll(() => rendered.getScreen()).toContain(question.message);
  return rendered;
}
