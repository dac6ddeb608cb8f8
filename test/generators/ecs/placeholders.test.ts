import { describe, expect, it } from 'vitest';
import { keepFilledIn, userPlaceholders } from '../../../src/generators/ecs/placeholders.js';

describe('values that the user filled in', () => {
  it.each([
    ['a whole text', { image: '<IMAGE>' }, { image: 'shop:7' }, { image: 'shop:7' }],
    [
      'a part of a text',
      { role: 'arn:aws:iam::<AWS_ACCOUNT_ID>:role/lab' },
      { role: 'arn:aws:iam::111122223333:role/lab' },
      { role: 'arn:aws:iam::111122223333:role/lab' },
    ],
    [
      'not where the rest of the text is another one by now',
      { role: 'arn:aws:iam::<AWS_ACCOUNT_ID>:role/lab' },
      { role: 'arn:aws:iam::111122223333:role/old' },
      { role: 'arn:aws:iam::<AWS_ACCOUNT_ID>:role/lab' },
    ],
    ['not what has no placeholder', { cpu: '256' }, { cpu: '512' }, { cpu: '256' }],
    [
      'a list that one placeholder stands for',
      { subnets: ['<DEPLOY:SUBNETS>'] },
      { subnets: ['subnet-a', 'subnet-b'] },
      { subnets: ['subnet-a', 'subnet-b'] },
    ],
    [
      'variables by their name, wherever they stand',
      {
        environment: [
          { name: 'A', value: '1' },
          { name: 'B', value: '<B>' },
        ],
      },
      { environment: [{ name: 'B', value: 'mine' }] },
      {
        environment: [
          { name: 'A', value: '1' },
          { name: 'B', value: 'mine' },
        ],
      },
    ],
    ['nothing from a file that is something else', { image: '<IMAGE>' }, ['x'], { image: '<IMAGE>' }],
    ['nothing from no file', { image: '<IMAGE>' }, undefined, { image: '<IMAGE>' }],
  ])('keeps %s', (_, generated, existing, expected) => {
    expect(keepFilledIn(generated, existing)).toEqual(expected);
  });

  it('lists each of the user, and none of deploy', () => {
    expect(userPlaceholders('<B_1> <DEPLOY:CLUSTER> <A> <B_1> <no> 1<2>')).toEqual(['<B_1>', '<A>']);
  });
});
