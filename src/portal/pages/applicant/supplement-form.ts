import { type Response } from 'express';
import { type CaseState } from '../../../domain/case/state';
import { type CaseRow } from '../../../store/cases';
import { type FileInfo } from '../../../store/files';
import { deadline } from '../../cases/deadline';
import { paperRow } from '../../cases/paper-rows';
import { type Policy } from '../../../domain/policy/policy';
import { policyById } from '../../cases/places';
import { placesHere } from '../../cases/streets';
import { answersItem, type AskedFor, correctable, type Corrections } from '../../cases/supplement';
import { viewerOf } from '../../middleware/viewer';
import { paths } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';
import { errorWords, fieldsFor, namedFault, nested } from '../../forms/fields';
import { formWords } from '../../forms/words';

/** The page as it stands: what was typed, what was uploaded, what is wrong with which item (`files-<item>`, `words-<item>`, in words). */
export interface SupplementForm {
  corrections: Corrections;
  /** Sections in which something was put right: they stay open. */
  changed: readonly string[];
  words: Record<string, string>;
  files: readonly FileInfo[];
  errors: Record<string, string>;
  /** What is wrong with what was put right, by section and field, as codes. */
  faults: Record<string, Record<string, string>>;
  /** What the upload came to. */
  said?: string | undefined;
  /** What is said of fields that were filled in by a button. */
  filled?: string | undefined;
}

export const itemLabel = (state: CaseState, item: string, services: Services, lang: 'zh-CN' | 'en', t: Translate): string =>
  item === answersItem
    ? t('letters.answers')
    : (policyById(services, state.policy)?.evidence.find((one) => one.item === item)?.say[lang] ?? item);

/** One form for all of it, so that a file on its way takes no typed word with it. */
export async function showSupplement(
  services: Services,
  row: CaseRow,
  asked: AskedFor,
  policy: Policy,
  res: Response,
  { corrections, changed, words, files, errors, faults, said, filled }: SupplementForm,
  status = 200,
): Promise<void> {
  const { t, lang } = res.locals;
  const { state } = row;
  const texts = await services.store.texts.readMany(asked.items.flatMap((one) => (one.text ? [one.text.id] : [])));
  const label = (item: string): string => itemLabel(state, item, services, lang, t);
  const parts = correctable(policy);
  const sections = parts.map((section) => {
    const wrong = faults[section.id] ?? {};
    const fields = fieldsFor(section, corrections[section.id] ?? {}, wrong, t, placesHere(services, lang, policy));
    const named = (name: string): string => `${section.id}-${name}`;
    return {
      summary: t('supplement.correct', { section: formWords(t).title(section.id) }),
      open: Object.keys(wrong).length > 0 || changed.includes(section.id),
      fields: nested(
        fields.map((field) => ({
          ...field,
          name: named(field.name),
          ...(field.sure ? { sure: { ...field.sure, name: named(field.sure.name) } } : {}),
        })),
      ),
    };
  });
  /** A message by itself, in the list above, says which item or field it speaks of. */
  const itemOf = (field: string): string => label(asked.items.find((one) => field.endsWith(`-${one.item}`))?.item ?? field);
  show(
    res,
    'applicant/supplement',
    {
      title: said ? t('paper.saidTitle', { said, title: t(`${asked.kind}.title`) }) : t(`${asked.kind}.title`),
      heading: t(`${asked.kind}.title`),
      // What Enter in a field does: the page again, with every word.
      enter: 'stay',
      said,
      filled,
      inWords: asked.kind === 'supplement',
      step: row.number,
      lead: t(`${asked.kind}.lead`, {
        due: deadline({ calendar: services.policies.calendar, state, t, language: lang }, asked.due, 'applicant'),
      }),
      once: t(`${asked.kind}.once`),
      errors: {
        ...Object.fromEntries(Object.entries(errors).map(([field, fault]) => [field, namedFault(t, itemOf(field), fault)])),
        ...Object.fromEntries(
          parts.flatMap((section) =>
            Object.entries(errorWords(section, faults[section.id] ?? {}, t)).map(([field, fault]) => [`${section.id}-${field}`, fault]),
          ),
        ),
      },
      photos: asked.items.some((one) => one.item !== answersItem),
      items: asked.items.map((one) => ({
        item: one.item,
        label: label(one.item),
        asked: one.text && texts.get(one.text.id)?.text,
        paper: one.item !== answersItem,
        sections: one.item === answersItem ? sections : [],
        error: errors[`files-${one.item}`],
        files: files.filter((file) => file.item === one.item).map((file) => paperRow(services, file, viewerOf(res).actor.id, t)),
        // A promised paper has to come; of what is asked for before 受理 somebody may say why they do not have it.
        words:
          asked.kind === 'promise'
            ? undefined
            : {
                name: `words-${one.item}`,
                label: t(one.item === answersItem ? 'supplement.words' : 'supplement.insteadOf'),
                hint: t(one.item === answersItem ? 'supplement.wordsHint' : 'supplement.insteadHint'),
                value: words[one.item],
                error: errors[`words-${one.item}`],
              },
      })),
      send: t(`${asked.kind}.send`),
      effect: t(`${asked.kind}.effect`),
      request: requestsOf(services.keys).issue(viewerOf(res).actor.id, state.id, asked.step),
      seen: String(row.version),
      action: paths.caseSupplement(state.id),
      back: paths.case(state.id),
    },
    status,
  );
}
