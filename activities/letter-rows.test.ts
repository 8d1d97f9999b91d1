import { applicant } from '../src/domain/case/testing-scene';
import { at, lineOf, type Line, officer, text } from '../src/domain/case/testing';
import { append } from '../src/domain/case/ledger';
import { lettersFor } from '../src/domain/case/letters';
import { type CaseState } from '../src/domain/case/state';
import { machine } from '../src/domain/offices';
import { type Policy } from '../src/domain/policy/policy';
import { type ActorId, type LocalDate, type PersonId } from '../src/domain/values';
import { type LetterParams } from '../src/letters/params';
import { valuesOf } from '../src/letters/values';
import { policiesOrExplain } from '../src/policies/load';
import { localeOf, languages, loadWords } from '../src/portal/view/words';
import { type NewLetter } from '../src/store/letters';
import { type Folded } from './fold-onto';
import { letterRows } from './letter-rows';

const policy = policiesOrExplain('policies', { sandbox: true }).policies.find(
  (one) => one.area === '440300' && one.programme === 'startup-grant',
) as Policy;
const window = officer('window', 'window', 'street');
const inspectors = ['one', 'two'].map((name) => officer(name, 'inspector', 'street'));
const street = officer('street-reviewer', 'reviewer', 'street');
const agency = officer('agency-reviewer', 'reviewer', 'agency');
const approver = officer('approver', 'approver', 'district');
const chief = officer('chief', 'supervisor', 'street');
const everybody = [window, ...inspectors, street, agency, approver, chief];
const words = text('words');
const found = { checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true }, text: words, photos: [] };

const done = (line: Line, ...acts: (() => unknown)[]): Line => {
  for (const act of acts) expect(act()).toBeUndefined();
  return line;
};
const accepted = (line = lineOf(policy)): Line => done(line, () => line.act(window, 'accept', 'accept', {}));
const granted = (paysBy: 'paid' | 'bounced'): Line => {
  const line = accepted(lineOf(policy, { paysBy: () => paysBy }));
  return done(
    line,
    () => line.act(inspectors[0] as typeof window, 'appoint', 'visit', { on: at('2026-03-05T02:00:00.000Z'), text: words }),
    () => line.act(chief, 'extend', 'visit', { days: 2, text: words }),
    ...inspectors.map((one) => () => line.act(one, 'inspect', 'visit', found)),
    () => line.act(street, 'advance', 'street-review', { text: words }),
    () => line.act(agency, 'advance', 'district-review', { text: words }),
    () => line.act(approver, 'grant', 'decide', {}),
    () => line.act(machine, 'join-batch', 'pay', { batch: 'b' as never }),
    () =>
      line.act(machine, 'order-payment', 'pay', {
        batch: 'b' as never,
        attempt: 1,
        fen: 2_000_000 as never,
        payee: text('payee').hash,
        releasedBy: 'p-release' as PersonId,
      }),
  );
};
const later = (line: Line, instant: string): Line => {
  line.clock = at(instant);
  return line;
};

/** A case of every kind of letter. */
const lives: Record<string, () => Line> = {
  paid: () => granted('paid'),
  'bounced, and no other account given': () => later(granted('bounced'), '2026-05-02T02:00:00.000Z'),
  'refused at the decision': () => {
    const line = accepted();
    return done(line, ...inspectors.map((one) => () => line.act(one, 'inspect', 'visit', found)), () =>
      line.act(street, 'refuse', 'street-review', { clause: 'not-operating', text: words }),
    );
  },
  'not accepted': () => {
    const line = lineOf(policy);
    return done(line, () => line.act(window, 'refuse-acceptance', 'accept', { clause: 'not-household', text: words }));
  },
  'asked for more, and silent': () => {
    const line = lineOf(policy);
    done(line, () => line.act(window, 'request-supplement', 'accept', { items: [{ item: 'premises-proof', text: words }] }));
    return later(line, '2026-05-02T02:00:00.000Z');
  },
  'accepted by silence, and overdue': () => later(lineOf(policy), '2026-05-02T02:00:00.000Z'),
  'accepted on condition, and forgotten': () => {
    const line = lineOf(policy);
    const by = '2026-03-10' as LocalDate;
    done(line, () => line.act(window, 'accept-conditionally', 'accept', { items: ['registration-form'], by, text: words }));
    done(
      line,
      () => line.act(window, 'note', 'visit', { text: words }),
      () => line.act(inspectors[0] as typeof window, 'message', 'visit', { text: words }),
    );
    return later(line, '2026-05-02T02:00:00.000Z');
  },
  withdrawn: () => {
    const line = accepted();
    return done(line, () => line.act(applicant, 'withdraw', 'case', { text: words }));
  },
};

/** The rows as they were recorded: those of one act together. */
function recorded({ rows }: Line): Folded[] {
  const states: CaseState[] = [];
  for (const { event } of rows) states.push(append(states.at(-1), [event]).state);
  const endOf = (from: number): number => {
    const end = rows.findIndex((row, index) => index >= from && (row.event.request !== undefined || row.event.type === 'opened'));
    return end === -1 ? rows.length - 1 : end;
  };
  return rows.map((row, index) => {
    const before = states[index - 1];
    return { row, ...(before ? { before } : {}), state: states[index] as CaseState, after: states[endOf(index)] as CaseState };
  });
}

const holdersOf = (role: string, office: string) =>
  Promise.resolve(everybody.filter((one) => one.posts.some((post) => post.role === role && post.office === office)));
const extras = {
  masked: '林*',
  find: [],
  letters: [{ actor: applicant.id, person: applicant.person, channels: ['portal', 'sms', 'paper'] as never }],
};

async function lettersOf(line: Line): Promise<NewLetter[]> {
  const all = await Promise.all(
    recorded(line).map((one) =>
      letterRows(lettersFor(one.state, one.row.event), one, extras, {
        holdersOf: holdersOf as never,
        speakersOf: () => Promise.resolve([]),
      }),
    ),
  );
  return all.flat();
}

describe.each(Object.entries(lives))('a case %s', (_name, life) => {
  it('leaves nothing blank in any letter, in either language', async () => {
    const letters = await lettersOf(life());
    expect(letters.length).toBeGreaterThan(2);
    const texts = new Map([
      ['words', '话'],
      ['payee', JSON.stringify({ name: '林', bank: '示例银行', account: '6222020000009013' })],
    ]);
    // A line of its own that may be absent: it leaves no gap in a sentence.
    const optional = ['text', 'basis', 'next', 'remedies'];
    const blank: string[] = [];
    for (const language of languages) {
      const t = loadWords()(language);
      const locale = (localeOf(language) as unknown as { letters: Record<string, Record<string, string>> }).letters;
      for (const { template, params } of letters) {
        const office = { name: { 'zh-CN': '街道', en: 'Street' }, telephone: '0755' } as never;
        const values = valuesOf(params as unknown as LetterParams, policy, office, t, language, texts);
        const used = [...`${locale[template]?.['body'] ?? ''}${locale[template]?.['short'] ?? ''}`.matchAll(/\{\{-?\s*(\w+)/g)].map(
          ([, name]) => name ?? '',
        );
        expect(used.length).toBeGreaterThan(0);
        blank.push(...used.filter((name) => !optional.includes(name) && !values[name]).map((name) => `${language} ${template}: ${name}`));
      }
    }
    expect([...new Set(blank)]).toEqual([]);
  });

  it('gives every letter on paper to an office that prints it', async () => {
    const paper = (await lettersOf(life())).filter((one) => one.channel === 'paper');
    expect(paper.length).toBeGreaterThan(0);
    expect(paper.filter((one) => !one.office).map((one) => one.template)).toEqual([]);
  });
});

it('a letter is of the office that had the step, not of the one that has it next', async () => {
  const letters = (await lettersOf(granted('paid'))).filter((one) => one.channel === 'paper');
  const officeOf = Object.fromEntries(letters.map((one) => [one.template, one.office]));
  expect(officeOf).toMatchObject({
    received: 'street',
    accepted: 'street',
    'visit-appointed': 'street',
    granted: 'district',
    paid: 'district',
  });
});

it('a reminder reaches whoever holds the step, by person, and their supervisors', async () => {
  const line = accepted();
  done(line, () => line.act(inspectors[0] as typeof window, 'claim', 'visit', {}));
  const overdue = (await lettersOf(later(line, '2026-05-02T02:00:00.000Z'))).filter((one) => one.template === 'overdue');
  expect(overdue.map((one) => one.to).sort((one, other) => one.person.localeCompare(other.person))).toEqual([
    { actor: 'chief' as ActorId, person: 'p-chief' as PersonId },
    { actor: 'one' as ActorId, person: 'p-one' as PersonId },
  ]);
});
