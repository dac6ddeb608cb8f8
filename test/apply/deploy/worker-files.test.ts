import { describe, expect, it } from 'vitest';
import { readWorkerFiles } from '../../../src/apply/deploy/worker-files.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import { labWorker } from './deploy-fixture.js';

const folder = 'infra/events/lab-worker';
const { name: _name, taskDefinition, service, ...scaling } = labWorker();
const whole = {
  [`${folder}/task-definition.json`]: JSON.stringify(taskDefinition),
  [`${folder}/service.json`]: JSON.stringify(service),
  [`${folder}/scaling.json`]: JSON.stringify(scaling),
};

describe('the files of workers', () => {
  it('are read as they are', () => {
    const files = {
      ...whole,
      'infra/events/resources.template.json': '{}',
      'infra/events/README.md': '<NOT_READ>',
    };
    expect(readWorkerFiles(memoryRepository(files))).toEqual([labWorker()]);
  });

  it.each<[string, Record<string, string | undefined>, object]>([
    [
      'none',
      {
        [`${folder}/task-definition.json`]: undefined,
        [`${folder}/service.json`]: undefined,
        [`${folder}/scaling.json`]: undefined,
      },
      {
        code: 'EDA5001',
        message: 'There is no worker to deploy: infra/events has no *-worker folder.',
        file: null,
        line: null,
      },
    ],
    [
      'one that is not JSON',
      { [`${folder}/service.json`]: '{\n  "serviceName": "lab-worker"\n  "x": 1\n}' },
      {
        code: 'EDA5002',
        message: expect.stringMatching(
          /^infra\/events\/lab-worker\/service\.json is not valid JSON: Expected /,
        ),
        file: `${folder}/service.json`,
        line: 3,
      },
    ],
    [
      'one that breaks off',
      { [`${folder}/service.json`]: '{\n  "serviceName":\n' },
      {
        code: 'EDA5002',
        message: `${folder}/service.json is not valid JSON: Unexpected end of JSON input.`,
        file: `${folder}/service.json`,
        line: 2,
      },
    ],
    [
      'one that is missing',
      { [`${folder}/scaling.json`]: undefined },
      {
        code: 'EDA5003',
        message: `${folder}/scaling.json cannot be deployed: it is not there.`,
        file: `${folder}/scaling.json`,
        line: null,
      },
    ],
    [
      'one without what joins it to the others',
      { [`${folder}/task-definition.json`]: '{"family":"lab-worker","containerDefinitions":[]}' },
      {
        code: 'EDA5003',
        message: expect.stringMatching(
          /^infra\/events\/lab-worker\/task-definition\.json cannot be deployed: containerDefinitions: /,
        ),
        file: `${folder}/task-definition.json`,
        line: null,
      },
    ],
    [
      'values to fill in',
      { [`${folder}/task-definition.json`]: '{\n"family": "<FAMILY>",\n"image": "<A>/<DEPLOY:IMAGE>"\n}' },
      {
        code: 'EDA5004',
        message: `3 values have to be filled in before the workers can be deployed: <FAMILY> (${folder}/task-definition.json:2), <A> (${folder}/task-definition.json:3), <DEPLOY:IMAGE> (${folder}/task-definition.json:3).`,
        file: `${folder}/task-definition.json`,
        line: 2,
      },
    ],
  ])('are refused: %s', (_, changes, notice) => {
    const files = Object.fromEntries(
      Object.entries({ ...whole, ...changes }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    let caught: unknown;
    try {
      readWorkerFiles(memoryRepository(files));
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ name: 'UserError', notice, exit: 2 });
  });
});
