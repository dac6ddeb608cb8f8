import type { ConsumerSpec } from '../../../../model/message-spec.js';

export type ExtractedWork = Extract<ConsumerSpec['work'], { kind: 'extracted' }>;
export type RelayWork = Extract<ConsumerSpec['work'], { kind: 'relay' }>;
