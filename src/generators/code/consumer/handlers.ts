import type { Emitter } from '../../emitter.js';
import { messageNames } from '../../naming.js';
import { sourceFile } from '../shared/source-file.js';
import { consumersOf } from './consumers.js';
import { handlerView } from './handler-view.js';

const id = 'handlers';

/** For each message that a service consumes, how its requests are rebuilt and what is done with them. */
export const handlers: Emitter = {
  id,
  emit: (context) =>
    Promise.all(
      consumersOf(context).flatMap(({ style, consumed }) =>
        consumed.map((one) => {
          const { message, consumer } = one;
          const path = `${style.eventsFolder}/handlers/${messageNames(message.name).file}.ts`;
          return sourceFile({
            template: 'code/consumer/handler.ts.hbs',
            path,
            message: message.name,
            view: handlerView(one, path, style),
            style,
            origin: { emitter: id, flows: [consumer.flow] },
          });
        }),
      ),
    ),
};
