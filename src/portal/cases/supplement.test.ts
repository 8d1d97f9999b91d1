import { typedFrom } from '../../domain/form/answers';
import { type StartupGrantAnswers } from '../../domain/programmes/startup-grant/answers';
import { type LocalDate } from '../../domain/values';
import { type Policy } from '../../domain/policy/policy';
import { policiesOrExplain } from '../../policies/load';
import { answersOf } from '../../../test/support/journey';
import { cast, castFirms } from '../../../sandbox/people';
import { correct, correctable } from './supplement';

const policy = policiesOrExplain('policies', { sandbox: true }).policies.find((one) =>
  one.id.startsWith('440300/startup-grant/'),
) as Policy;
const today = '2026-11-24' as LocalDate;
const before: StartupGrantAnswers = { ...answersOf([cast.lin]), remarks: ['以前的说明'] };
const typed = typedFrom(correctable(policy), before);

it('the form begun from frozen answers, sent back as it was, is no correction', () => {
  expect(correct(policy, before, typed, today)).toEqual({ answers: before, errors: {}, changed: false });
});

it('puts right what was typed and leaves the account, the contact, partners and remarks as they were frozen', () => {
  const joint = { ...answersOf([cast.chen, cast.wu], castFirms.zhao), remarks: ['以前的说明'] };
  const was = typedFrom(correctable(policy), joint);
  const { answers, errors, changed } = correct(
    policy,
    joint,
    { ...was, firm: { ...was['firm'], uscc: castFirms.together.uscc, name: castFirms.together.name } },
    today,
  );
  expect([changed, errors]).toEqual([true, {}]);
  expect((answers as StartupGrantAnswers).firm).toEqual({ ...joint.firm, uscc: castFirms.together.uscc, name: castFirms.together.name });
  expect({ ...answers, firm: joint.firm }).toEqual(joint);
});

it('a wrong correction is said at its field, and the frozen answers stand', () => {
  const { answers, errors } = correct(policy, before, { ...typed, firm: { ...typed['firm'], uscc: '123' } }, today);
  expect([answers, errors]).toEqual([before, { firm: { uscc: 'uscc-length' } }]);
});

it('another household and certificate change the founder who applies, and nobody else', () => {
  const { answers } = correct(policy, before, { ...typed, applicant: { ...typed['applicant'], household: '440309003' } }, today);
  expect(answers.people).toEqual([{ ...before.people[0], household: '440309003' }]);
});
