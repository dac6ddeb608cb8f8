import { describe, expect, it } from 'vitest';
import { networkOf } from '../../../src/apply/deploy/network.js';

const placeholders = {
  subnets: ['<DEPLOY:SUBNETS>'],
  securityGroups: ['<DEPLOY:SECURITY_GROUPS>'],
  assignPublicIp: '<DEPLOY:ASSIGN_PUBLIC_IP>' as 'ENABLED',
};

function service(written: object = placeholders): object {
  return {
    serviceName: 'lab-worker',
    taskDefinition: 'shop-lab-worker',
    networkConfiguration: { awsvpcConfiguration: written },
  };
}

function running(subnet: string): object {
  return {
    networkConfiguration: {
      awsvpcConfiguration: { subnets: [subnet], securityGroups: ['sg-r'], assignPublicIp: 'ENABLED' },
    },
  };
}

const flags = { subnets: ['subnet-f'], securityGroups: ['sg-f'] };
const file = { subnets: ['subnet-w'], securityGroups: ['sg-w'], assignPublicIp: 'DISABLED' };

describe('the network of a worker', () => {
  it.each([
    ['the flags', service(file), flags, 'own', 'peer', ['subnet-f', 'sg-f', 'DISABLED']],
    ['the file', service(file), {}, 'own', 'peer', ['subnet-w', 'sg-w', 'DISABLED']],
    ['where it runs', service(), {}, 'own', 'peer', ['own', 'sg-r', 'ENABLED']],
    ['where its service runs', service(), {}, undefined, 'peer', ['peer', 'sg-r', 'ENABLED']],
    [
      'one flag and its service',
      service(),
      { subnets: ['subnet-f'] },
      undefined,
      'peer',
      ['subnet-f', 'sg-r', 'ENABLED'],
    ],
    ['the flags alone', service(), flags, undefined, undefined, ['subnet-f', 'sg-f', 'DISABLED']],
  ])('is taken from %s', (_, wanted, given, worker, neighbour, [subnet, group, assignPublicIp]) => {
    const known = {
      worker: worker ? running(worker) : undefined,
      neighbour: neighbour ? running(neighbour) : undefined,
    };
    expect(networkOf(wanted as never, given, known, 'harbour')).toEqual({
      subnets: [subnet],
      securityGroups: [group],
      assignPublicIp,
    });
  });

  it.each([
    ['nothing', {}],
    ['half of the flags', { subnets: ['subnet-f'] }],
  ])('cannot be told from %s', (_, given) => {
    const attempt = (): unknown => {
      return networkOf(service() as never, given, { worker: undefined, neighbour: undefined }, 'harbour');
    };
    expect(attempt).toThrow(
      'The network of lab-worker is not known: no service "lab" or "shop-lab" runs in cluster harbour to take it from.',
    );
  });
});
