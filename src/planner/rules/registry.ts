import { answerInReply } from './answer-in-reply.js';
import { answerOfUnknownUse } from './answer-of-unknown-use.js';
import { answerUsedLater } from './answer-used-later.js';
import { browserRequest } from './browser-request.js';
import { decision } from './decision.js';
import { fileTransfer } from './file-transfer.js';
import { nobodyLooks } from './nobody-looks.js';
import { onlySuccess } from './only-success.js';
import { outcomeInReply } from './outcome-in-reply.js';
import { outsideService } from './outside-service.js';
import { passedOnRequest } from './passed-on-request.js';
import { presentMoment } from './present-moment.js';
import { query } from './query.js';
import { queryWithBody } from './query-with-body.js';
import type { Rule } from './rule.js';
import { stepOfJob } from './step-of-job.js';
import { stepThatCanFail } from './step-that-can-fail.js';
import { subscription } from './subscription.js';
import { takingStep } from './taking-step.js';
import { unknownTarget } from './unknown-target.js';

/**
 * The rules of the verdict, first match wins: who is asked, then what the request is for, then what becomes of the
 * answer. The last two cover every call that uses no data, `answerOfUnknownUse` every one that does.
 */
export const rules = [
  unknownTarget,
  outsideService,
  presentMoment,
  browserRequest,
  fileTransfer,
  subscription,
  passedOnRequest,
  outcomeInReply,
  answerInReply,
  query,
  decision,
  queryWithBody,
  answerUsedLater,
  answerOfUnknownUse,
  nobodyLooks,
  stepOfJob,
  stepThatCanFail,
  takingStep,
  onlySuccess,
] as const satisfies readonly Rule[];
