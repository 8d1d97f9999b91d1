import { awaited, panelAt } from '../../../../domain/case/steps/panel/of-step';
import { owed } from '../../../../domain/case/steps/recover';
import { formatYuan } from '../../../../domain/money';
import { differences } from '../../../cases/differences';
import { itemName, stepName } from '../../../cases/look';
import { papersOf, papersShown } from '../case/papers';
import { actWords } from './words';
import { type Asked } from '../../../../domain/case/context';
import { askedBy, filesOf, takesPhotos } from './forms';
import { offeredTo } from './offered';
import { type ActPage } from './page';

/** What was typed, field by field, as it came. */
export type Typed = Readonly<Record<string, string | string[]>>;
/** What is wrong, in words, by field. */
export type Wrong = Readonly<Record<string, string>>;

/** Everything a form's fields need: their choices, what was typed, what is wrong with each. */
export async function fieldsFor(page: ActPage, typed: Typed, wrong: Wrong) {
  const { look, kind, route } = page;
  const { t, lang, policy } = look;
  const asked = askedBy(kind);
  const when = <T>(one: Asked, list: () => T[]): T[] => (asked.includes(one) ? list() : []);
  return {
    asks: Object.fromEntries(asked.map((one) => [one.replace(/-/g, ''), true])),
    textLabel: t(`act.${kind}.text`),
    grounds: when('clause', () => policy.grounds.map((one) => ({ value: one.clause, label: one.say[lang] }))),
    items: itemsOf(page, typed, wrong),
    officers: asked.includes('to-officer') ? await officersFor(page) : [],
    steps: when('to-step', () => (route?.returnsTo ?? []).map((value) => ({ value, label: stepName(look, value) }))),
    checklist: when('checklist', () =>
      (route?.checklist ?? []).map(({ item, say }) => ({
        name: `check-${item}`,
        label: say[lang],
        value: typed[`check-${item}`],
        error: wrong[`check-${item}`],
      })),
    ),
    marks: when('marks', () =>
      (route?.aspects ?? []).map(({ item, say, most }) => ({
        name: `mark-${item}`,
        label: say[lang],
        hint: t('act.mostPoints', { most }),
        value: typed[`mark-${item}`],
        error: wrong[`mark-${item}`],
        most,
      })),
    ),
    scorers: asked.includes('scorer') ? await awaitedScorers(page) : [],
    ...(asked.includes('finding') ? await findingChoices(page) : {}),
    yesNo: ['yes', 'no'].map((value) => ({ value, label: t(`matter.options.${value}`) })),
    verdicts: ['agrees', 'differs'].map((value) => ({ value, label: t(`finding.settled.${value}`) })),
    yuanHint: t('act.yuanHint', { most: formatYuan((kind === 'demand' && look.state.after?.paid) || owed(look.state)) }),
    hows: ['online', 'window', 'post'].map((value) => ({ value, label: t(`act.how.${value}`) })),
    upload: filesOf(kind) !== undefined,
    photos: takesPhotos(kind),
  };
}

function itemsOf({ look, kind }: ActPage, typed: Typed, wrong: Wrong) {
  const asked = askedBy(kind);
  const minor = asked.includes('minor-items');
  if (!minor && !asked.includes('items')) return [];
  const ticked = typed['items'] ?? [];
  const items = [...(minor ? [] : ['answers']), ...look.policy.evidence.filter((one) => !minor || one.minor).map((one) => one.item)];
  return items.map((item) => ({
    item,
    label: itemName(look, item),
    checked: ticked.includes(item),
    typedWords: typed[`words-${item}`] ?? '',
    error: wrong[`words-${item}`],
  }));
}

async function officersFor(page: ActPage) {
  const offered = await offeredTo(page);
  const names = await page.look.services.people.names(offered.map((one) => one.id));
  return offered.map((one) => ({ value: one.id, label: names.get(one.id) ?? one.id }));
}

/** Who was drawn and has not scored yet. */
async function awaitedScorers({ look, step }: ActPage) {
  const seats = awaited(panelAt(look.state, step));
  const names = await look.services.people.names(seats);
  return seats.map((value) => ({ value, label: names.get(value) ?? value }));
}

async function findingChoices({ look }: ActPage) {
  const { services, state, t, lang } = look;
  const compared = await differences(services, state, t, lang);
  const papers = papersOf(look, await papersShown(look));
  return {
    findings: compared.unverified.map((one) => ({ value: one.id, label: `${one.what}：${one.given}` })),
    papers: [...papers.map((one) => ({ value: one.id, label: `${one.item}：${one.name}` })), { value: 'none', label: t('act.noPaper') }],
  };
}

/** What a field is called, for the list of errors at the top: each says by itself what it speaks of. */
export function labelOf({ look, kind, route }: ActPage, field: string): string {
  const { t, lang } = look;
  if (field.startsWith('words-')) return itemName(look, field.slice('words-'.length));
  if (field.startsWith('check-')) return route?.checklist.find((one) => `check-${one.item}` === field)?.say[lang] ?? field;
  if (field.startsWith('mark-')) return route?.aspects?.find((one) => `mark-${one.item}` === field)?.say[lang] ?? field;
  if (field === 'text') return t(`act.${kind}.text`);
  if (field === 'to') return t(kind === 'return' ? 'act.toStep' : 'act.toOfficer');
  return labels[field] ? t(labels[field]) : actWords(kind, route?.kind, t).label;
}

const labels: Readonly<Record<string, string>> = {
  yuan: 'act.yuan',
  days: 'act.days',
  day: 'act.day',
  time: 'act.time',
  by: 'act.by',
  clause: 'act.clause',
  items: 'act.items',
  finding: 'act.finding',
  scorer: 'act.scorer',
  verdict: 'act.verdict',
  paper: 'act.paper',
  how: 'act.howLabel',
  receipt: 'act.receipt',
  files: 'act.photos',
};
