import { maskAddress, maskCard, maskCertificate, maskIdentity, maskName, maskTelephone } from '../../domain/masking';
import { type CaseState } from '../../domain/case/state';
import { type Answers, isSure, selfPart, valuesOf, type Values } from '../../domain/form/answers';
import { type Field, type Mask, type Section } from '../../domain/form/field';
import { programmeNamed } from '../../domain/programmes';
import { wordsOf } from '../../domain/programmes/words';
import { type Programme } from '../../domain/programmes/programme';
import { type Services } from '../services';
import { type Translate } from '../view/words';
import { streetNames } from './streets';
import { sayValue, type Say } from './understood';
import { formWords } from '../forms/words';

interface Group {
  title: string;
  rows: { key: string; value: string }[];
}

/** How what is a person's own is written; what is no officer's to read, not at all. */
type Write = (mask: Mask, text: string) => string | undefined;

const masks: Record<Exclude<Mask, 'hidden'>, (text: string) => string> = {
  name: maskName,
  identity: maskIdentity,
  certificate: maskCertificate,
  address: maskAddress,
  account: maskCard,
  telephone: maskTelephone,
};
export const masked: Write = (mask, text) => (mask === 'hidden' ? undefined : masks[mask](text));
const whole: Write = (_mask, text) => text;
/** Of the others who apply with them only what is no secret of theirs. */
const partners: Write = (mask, text) => (mask === 'name' ? text : masked(mask, text));

/** The answers as an officer reads them: persons and addresses masked, whatever the page; a firm's own name and number are public. */
export const answerRows = (services: Services, state: CaseState, t: Translate, lang: 'zh-CN' | 'en'): Promise<Group[]> =>
  rowsOf(services, state, state.answers.id, { t, lang, place: streetNames(services, t, lang) }, { self: masked, others: masked });

/** The same for whoever filed them: all that is theirs as it was understood. */
export const ownAnswerRows = (
  services: Services,
  state: Pick<CaseState, 'programme'>,
  answers: string,
  t: Translate,
  lang: 'zh-CN' | 'en',
): Promise<Group[]> =>
  rowsOf(services, state, answers, { t, lang, place: streetNames(services, t, lang) }, { self: whole, others: partners });

interface Writes {
  self: Write;
  others: Write;
}

async function rowsOf(
  services: Services,
  { programme }: Pick<CaseState, 'programme'>,
  id: string,
  say: Say,
  write: Writes,
): Promise<Group[]> {
  const answers = (await services.store.texts.readJson(id)) as Answers | undefined;
  return answers ? groupsOf(programmeNamed(programme), answers, { ...say, t: wordsOf(say.t, programme) }, write) : [];
}

function groupsOf({ form, together }: Programme, answers: Answers, say: Say, write: Writes): Group[] {
  const { t } = say;
  const self = form.find((one) => one.id === selfPart);
  return [
    ...unitRows(answers, say),
    ...answers.people.map((one, at) => ({
      title: at === 0 ? t('form.applicant.title') : t('partner.partner'),
      rows: [
        ...personRows(one, say, at === 0 ? write.self : write.others),
        ...fieldRows(self, one as unknown as Values, say, at === 0 ? write.self : write.others, together ? 'partner' : selfPart),
      ],
    })),
    ...form
      .filter((part) => part.id !== selfPart)
      .map((part) => ({ title: formWords(t).title(part.id), rows: fieldRows(part, valuesOf(answers, part.id), say, write.self, part.id) }))
      // A part that this place does not ask.
      .filter(({ rows }) => rows.length > 0),
    ...(answers.remarks?.length
      ? [{ title: t('case.remarks'), rows: answers.remarks.map((value) => ({ key: t('supplement.words'), value })) }]
      : []),
  ];
}

/** A unit's name and code are public. */
const unitRows = ({ unit }: Answers, { t }: Say): Group[] =>
  unit
    ? [
        {
          title: t('form.unit.title'),
          rows: [
            { key: t('form.unit.name.label'), value: unit.name },
            { key: t('form.unit.uscc.label'), value: unit.uscc },
          ],
        },
      ]
    : [];

/** Whoever it is, as they are proven to be. */
const personRows = ({ name, identity }: Answers['people'][number], { t }: Say, write: Write) => [
  { key: t('form.partner.name.label'), value: write('name', name) ?? '' },
  { key: t('form.partner.identity.label'), value: write('identity', identity) ?? '' },
];

/** @param words the part under whose words these fields stand */
const fieldRows = (part: Section | undefined, values: Values, say: Say, write: Write, words: string) =>
  (part?.fields ?? []).flatMap((field) => {
    const value = valueOf(field, `${words}.${field.name}`, values, say, write);
    return value === undefined || value === '' ? [] : [{ key: formWords(say.t).label(`${words}.${field.name}`), value }];
  });

function valueOf(field: Field, address: string, values: Values, say: Say, write: Write): string | undefined {
  const value = values[field.name];
  if (value === undefined) return undefined;
  const shown = field.mask === undefined ? sayValue(field, address, value, say) : written(field, String(value), address, say, write);
  return shown !== undefined && isSure(values, field.name) && field.means === 'account' ? `${shown}（${say.t('account.unusual')}）` : shown;
}

/** A mask wants the bare value; whole, it is written out like every other. */
function written(field: Field, value: string, address: string, say: Say, write: Write): string | undefined {
  const out = write(field.mask as Mask, value);
  return out === value ? sayValue(field, address, value, say) : out;
}
