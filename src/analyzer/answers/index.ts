export { takenAsValue } from './code/references.js';
export { type CallContext, describeCall } from './describe-call.js';
export { entriesOf, type RouteHandler } from './place/entries.js';
export { type Sequenced, sequenceOf } from './place/sequence.js';
