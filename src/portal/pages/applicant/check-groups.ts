import { type Field, type Section } from '../../../domain/form/field';
import { answer, type Answered, isAsked } from '../../../domain/form/answer';
import { line } from '../../../domain/text/normal';
import { type LocalDate } from '../../../domain/values';
import { type FileInfo } from '../../../store/files';
import { neededPapers, typedIn } from '../../cases/draft';
import { placeOfDraft } from '../../cases/draft-place';
import { paperRow } from '../../cases/paper-rows';
import { sayValue, type Say } from '../../cases/understood';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { type DraftPage } from '../../cases/draft-access';
import { faultWords, namedFault } from '../../forms/fields';
import { formWords } from '../../forms/words';

/** Something that is still missing or wrong, with the place where it is put right. */
export interface Gap {
  words: string;
  href: string;
}

interface Row {
  key: string;
  value: string;
  note?: string;
  /** Nothing is there yet, though it is asked for. */
  miss?: boolean;
  paper?: ReturnType<typeof paperRow>;
  change?: string;
}

/** One part of an application as it is checked: what is complete stays shut with a count, what has a gap is open. */
export interface CheckGroup {
  title: string;
  rows: Row[];
  gaps: Gap[];
  change: string;
  /** Of its rows those in which a slip costs most: days, money, the account. */
  weighty: Row[];
}

const isWeighty = ({ means }: Field): boolean => means === 'date' || means === 'yuan' || means === 'account';

export function sectionGroup({ draft, identity }: DraftPage, section: Section, today: LocalDate, say: Say): CheckGroup {
  const { t } = say;
  const typed = typedIn(draft, section.id);
  const answers = answer(section, typed ?? {}, { today, identity });
  const change = paths.draftSection(draft.caseId, section.id);
  const title = formWords(t).title(section.id);
  const label = (name: string): string => formWords(t).label(`${section.id}.${name}`);
  // What was never begun is said once; its questions stand on its own page.
  const asked = (typed ? section.fields : [])
    .filter((field) => isAsked(field, typed ?? {}))
    .map((field) => ({
      field,
      row: {
        key: label(field.name),
        ...shown(section, field, typed?.[field.name] ?? '', answers, say),
        change: `${change}#${field.name}`,
      },
    }));
  return {
    title,
    change,
    rows: asked.map(({ row }) => row),
    weighty: asked.filter(({ field }) => isWeighty(field) && field.name in answers.values).map(({ row }) => row),
    // A part that was never begun is one gap, and not one for each of its questions.
    gaps: typed
      ? Object.entries(answers.errors).map(([name, code]) => ({
          words: namedFault(t, label(name), faultWords(t, code)),
          href: `${change}#${name}`,
        }))
      : [{ words: t('applicant.gapPart', { part: title }), href: change }],
  };
}

/** For which place it is filed: nothing of it is typed, so nothing of it is changed here. */
export function placeGroup(page: DraftPage, section: Section, today: LocalDate, say: Say): CheckGroup {
  const change = placeOfDraft(page.draft) === undefined ? paths.units : paths.draftSection(page.draft.caseId, section.id);
  const { title, rows, gaps } = sectionGroup(page, section, today, say);
  return {
    title,
    change,
    rows: rows.map(({ change: _typed, ...row }) => row),
    gaps: gaps.length > 0 ? [{ words: say.t('places.notYours'), href: change }] : [],
    weighty: [],
  };
}

export function partnersGroup({ draft }: DraftPage, { t }: Say): CheckGroup | undefined {
  const change = paths.draftPartners(draft.caseId);
  if (draft.partners.length === 0) return undefined;
  const words = (one: { name: string; state: string }): string => `${one.name}（${t(`partner.${one.state}`)}）`;
  return {
    title: t('form.partners.title'),
    change,
    rows: draft.partners.map((one) => ({ key: t('partner.partner'), value: words(one) })),
    weighty: [],
    gaps: draft.partners.filter((one) => one.state !== 'confirmed').map((one) => ({ words: words(one), href: change })),
  };
}

export function papersGroup(page: DraftPage, files: readonly FileInfo[], { t, lang }: Say, services: Services): CheckGroup {
  const { draft, policy } = page;
  const change = paths.draftFiles(draft.caseId);
  const needed = neededPapers(page);
  const has = (item: string): boolean => files.some((file) => file.item === item);
  return {
    title: t('form.papers.title'),
    change,
    rows: [
      ...files.map((file) => ({
        key: policy.evidence.find((one) => one.item === file.item)?.say[lang] ?? file.item,
        value: file.name,
        paper: paperRow(services, file, file.owner, t),
      })),
      ...needed
        .filter((one) => one.held && !has(one.item))
        .map((one) => ({ key: one.say[lang], value: t('file.held'), note: t(`file.heldFrom.${one.registry ?? ''}`) })),
    ],
    weighty: [],
    gaps: needed
      .filter((one) => one.required && !has(one.item))
      .map((one) => ({ words: t('applicant.gapPaper', { paper: one.say[lang] }), href: `${change}#${one.item}` })),
  };
}

/** The value as it was understood; of what was not, that it was not and why: words as they were typed are never what will be sent. */
function shown(
  section: Section,
  field: Field,
  typed: string,
  { values, errors }: Answered,
  say: Say,
): Pick<Row, 'value' | 'note' | 'miss'> {
  const { t } = say;
  const fault = errors[field.name];
  const note = fault ? { note: faultWords(t, fault) } : {};
  if (line(typed) === '') return { value: t('applicant.unfilled'), ...note, miss: fault !== undefined };
  const option = field.options && formWords(t).option(`${section.id}.${field.name}`, typed);
  if (!(field.name in values)) return { value: option ?? t('applicant.notUnderstood', { typed: line(typed) }), ...note };
  return { value: sayValue(field, `${section.id}.${field.name}`, values[field.name], say), ...note };
}
