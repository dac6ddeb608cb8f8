import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/model/notice.js';
import { renderNotices } from '../../src/report/notices.js';

const notice: Notice = {
  code: 'EDA3105',
  severity: 'warning',
  message: 'The worker of mail may do what POST /mails does more than once for the same message.',
  file: 'services/mail/src/app.ts',
  line: 11,
  help: 'Make the effect harmless when repeated.',
};

describe('renderNotices', () => {
  it('says what happened, where, and what to do, within the width', () => {
    const nowhere: Notice = { ...notice, code: 'EDA3010', severity: 'info', file: null, line: null };
    expect(renderNotices([notice, nowhere], { width: 60, colour: false })).toBe(
      [
        'warning EDA3105 services/mail/src/app.ts:11',
        '  The worker of mail may do what POST /mails does more than',
        '  once for the same message.',
        '  Make the effect harmless when repeated.',
        'info EDA3010',
        '  The worker of mail may do what POST /mails does more than',
        '  once for the same message.',
        '  Make the effect harmless when repeated.',
        '',
      ].join('\n'),
    );
  });

  it('colours the severity by its weight', () => {
    const first = renderNotices([notice], { width: 60, colour: true }).split('\n')[0];
    expect(first).toBe('\u001b[33mwarning EDA3105\u001b[39m \u001b[2mservices/mail/src/app.ts:11\u001b[22m');
  });

  it('says nothing where there is nothing to say', () => {
    expect(renderNotices([], { width: 80, colour: false })).toBe('');
  });
});
