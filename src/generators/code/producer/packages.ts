import type { Emitter } from '../../emitter.js';
import { addedPackages, sdkRange } from '../shared/packages.js';
import { flowsOf, producersOf } from '../shared/participants.js';
import { transports } from './transports.js';

const id = 'producer-packages';

/** The SDK clients that the publishers import, in the package.json of their service. */
export const producerPackages: Emitter = {
  id,
  emit: (context) =>
    producersOf(context).flatMap(({ service, messages }) => {
      const wanted = messages.map((message) => [transports[message.router].package, sdkRange]);
      const origin = { emitter: id, flows: flowsOf(messages) };
      return addedPackages(service, Object.fromEntries(wanted), context.repository, origin);
    }),
};
