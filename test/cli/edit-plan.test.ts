import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { editPlan } from '../../src/cli/edit-plan.js';
import { cliCatalogue } from '../../src/model/catalogue/cli.js';
import { errorOf, UserError } from '../../src/model/errors.js';
import { serialisePlan } from '../../src/planner/plan-text.js';
import { consumerOf, messageOf, planOf } from '../helpers/plan-builders.js';

const plan = planOf(messageOf());
const accepted = planOf(messageOf({ consumers: [consumerOf('loyalty', 'accepted')] }));

/** Edits a plan as told: each edit takes the text of the copy; `again` answers whether to go on. */
async function edited(
  edits: readonly ((text: string) => string)[],
  parts: { again?: boolean; check?: () => void } = {},
) {
  const left = [...edits];
  const opened: string[] = [];
  const problems: string[] = [];
  const kept: string[] = [];
  const result = await editPlan(plan, {
    open: async (file) => {
      const [edit, ...rest] = left;
      left.splice(0, left.length, ...rest);
      const before = readFileSync(file, 'utf8');
      opened.push(file);
      writeFileSync(file, edit?.(before) ?? before);
    },
    asksAgain: async ({ notice }) => {
      problems.push(`${notice.file}:${notice.line} ${notice.code}`);
      return parts.again ?? true;
    },
    check: parts.check ?? (() => {}),
    kept: (file) => void kept.push(file),
  });
  onTestFinished(() => {
    for (const file of opened) rmSync(dirname(file), { recursive: true, force: true });
  });
  return { result, problems, kept, opened };
}

describe('editing a copy of the plan', () => {
  it('gives the edited plan, and leaves no copy', async () => {
    const { result, problems, opened } = await edited([() => serialisePlan(accepted)]);
    expect({ result, problems, isThere: opened.map((file) => existsSync(file)) }).toEqual({
      result: accepted,
      problems: [],
      isThere: [false],
    });
  });

  it('gives the plan as it was where nothing was edited', async () => {
    expect((await edited([(text) => text])).result).toEqual(plan);
  });

  it('says what is wrong with which line, and opens the same copy with the edits again', async () => {
    const { result, problems, opened } = await edited([
      (text) => text.replace('"sns"', '"pigeon"'),
      (text) => text.replace('"pigeon",', '"sqs"'),
      (text) => text.replace('"sqs"', '"sqs",'),
    ]);
    expect(result).toEqual(planOf(messageOf({ router: 'sqs' })));
    expect(problems).toEqual(['eda-migrate.plan.json:11 EDA2002', 'eda-migrate.plan.json:12 EDA2001']);
    expect(new Set(opened).size).toBe(1);
  });

  it('gives what was wrong and keeps the copy for somebody who has enough', async () => {
    const { result, kept } = await edited([() => 'nonsense'], { again: false });
    expect(result).toBeInstanceOf(UserError);
    expect(kept.map((file) => readFileSync(file, 'utf8'))).toEqual(['nonsense']);
  });

  it('asks again for what only this repository refuses', async () => {
    let checks = 0;
    const check = (): void => {
      checks += 1;
      if (checks === 1) throw errorOf(cliCatalogue.noPlan, {});
    };
    const { result, problems } = await edited([], { check });
    expect({ result, problems }).toEqual({ result: plan, problems: ['null:null EDA6002'] });
  });
});
