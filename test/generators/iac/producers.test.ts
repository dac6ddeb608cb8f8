import { describe, expect, it } from 'vitest';
import { resources } from '../../../src/generators/iac/index.js';
import { parcelContext, taskDefinition } from '../infrastructure-fixture.js';

const topic = 'EDA_PARCEL_SORTED_TOPIC_ARN=arn:aws:sns:eu-north-1:222233334444:depot-parcel-sorted';
const queue = 'EDA_SEND_MAIL_QUEUE_URL=https://sqs.eu-north-1.amazonaws.com/222233334444/mail-send-mail';

describe('notices of producers', () => {
  it.each([
    ['every address that is missing', {}, [topic, queue]],
    [
      'none that the task definition has',
      {
        'services/depot/task-definition.json': JSON.stringify(
          taskDefinition(
            'depot',
            {},
            { environment: [{ name: 'EDA_PARCEL_SORTED_TOPIC_ARN', value: 'arn' }] },
          ),
        ),
      },
      [queue],
    ],
    // Where the producer's own file does not tell the place, its neighbours do.
    ['the place of the other services', { 'services/depot/task-definition.json': '{' }, [topic, queue]],
  ])('tell %s', (_, files, expected) => {
    const told = resources.notices?.(parcelContext(files)) ?? [];
    expect(told.map(({ code, message }) => [code, message.slice(message.indexOf('EDA_'), -1)])).toEqual(
      expected.map((variable) => ['EDA3205', variable]),
    );
  });
});
