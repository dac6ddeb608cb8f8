import { describe, expect, it } from 'vitest';
import { explainAwsError } from '../../../src/apply/deploy/aws-errors.js';
import { awsError } from './deploy-fixture.js';

const denied = 'User: ann is not authorized to perform: ecs:CreateService';

function connectionError(code: string): Error {
  return Object.assign(new Error(`connect ${code} 127.0.0.1:9`), { code });
}

describe('what AWS answers', () => {
  it.each<[string, Error, string, string]>([
    [
      'denied',
      awsError('AccessDeniedException', denied),
      'EDA5007',
      `AWS did not allow to create service lab-worker: ${denied}.`,
    ],
    [
      'no credentials',
      Object.assign(new Error('Could not load credentials from any providers'), {
        name: 'CredentialsProviderError',
      }),
      'EDA5008',
      'AWS credentials are missing or no longer valid: Could not load credentials from any providers.',
    ],
    [
      'old credentials',
      awsError('ExpiredTokenException', 'The security token included in the request is expired'),
      'EDA5008',
      'AWS credentials are missing or no longer valid: The security token included in the request is expired.',
    ],
    ['no Region', new Error('Region is missing'), 'EDA5009', 'No AWS Region is given.'],
    [
      'too often',
      awsError('ThrottlingException', 'Rate exceeded'),
      'EDA5010',
      'AWS was asked too often to create service lab-worker, also after several attempts.',
    ],
    [
      'no answer',
      connectionError('ECONNREFUSED'),
      'EDA5011',
      'AWS could not be reached to create service lab-worker: connect ECONNREFUSED 127.0.0.1:9.',
    ],
    [
      'no answer from any address',
      new AggregateError([connectionError('ETIMEDOUT'), connectionError('ECONNREFUSED')], ''),
      'EDA5011',
      'AWS could not be reached to create service lab-worker: connect ETIMEDOUT 127.0.0.1:9.',
    ],
    [
      'anything else',
      awsError('InvalidParameterException', 'Unable to assume role\n  and validate.'),
      'EDA5012',
      'AWS refused to create service lab-worker: Unable to assume role and validate.',
    ],
  ])('becomes a sentence: %s', (_, error, code, message) => {
    const explained = explainAwsError(error, 'create service lab-worker');
    expect({ code: explained.notice.code, message: explained.message, cause: explained.cause }).toEqual({
      code,
      message,
      cause: error,
    });
  });

  it('is left alone where AWS did not say it', () => {
    const bug = new TypeError('x is not a function');
    expect(() => explainAwsError(bug, 'connect')).toThrow(bug);
  });
});
