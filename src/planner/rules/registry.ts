import { answerInReply } from './answer-in-reply.js';
import { answerOfUnknownUse } from './answer-of-unknown-use.js';
import { answerUsedLater } from './answer-used-later.js';
import { decision } from './decision.js';
import { nobodyLooks } from './nobody-looks.js';
import { onlySuccess } from './only-success.js';
import { outsideService } from './outside-service.js';
import { presentMoment } from './present-moment.js';
import { query } from './query.js';
import { queryWithBody } from './query-with-body.js';
import type { Rule } from './rule.js';
import { stepThatCanFail } from './step-that-can-fail.js';
import { unknownTarget } from './unknown-target.js';

/**
 * The rules of the verdict, first match wins: who is asked, then what the request is for, then what becomes of the
 * answer. The last two cover every call that uses no data, `answerOfUnknownUse` every one that does.
 */
export const rules = [
  unknownTarget,
  outsideService,
  presentMoment,
  answerInReply,
  query,
  decision,
  queryWithBody,
  answerUsedLater,
  answerOfUnknownUse,
  nobodyLooks,
  stepThatCanFail,
  onlySuccess,
] as const satisfies readonly Rule[];
