export { type CallContext, describeCall } from './describe-call.js';
export { entriesOf, type RouteHandler } from './entries.js';
export { takenAsValue } from './references.js';
export { type Sequenced, sequenceOf } from './sequence.js';
