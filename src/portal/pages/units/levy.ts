import { Router, type Request, type Response } from 'express';
import { answer } from '../../../domain/form/answer';
import { type Section, type Typed } from '../../../domain/form/field';
import { type Basis } from '../../../domain/ground/localised';
import { estimatePart, levyFactsOf, oneMoreOf, whatIfPart } from '../../../domain/programmes/quota/estimate';
import { levy } from '../../../domain/programmes/quota/levy';
import { type LevyFacts } from '../../../domain/programmes/quota/levy-facts';
import { type LevyParameters } from '../../../domain/programmes/quota/levy-parameters';
import { type LevyPlace, levyRuleOf } from '../../../domain/programmes/quota/levy-place';
import { isLacking } from '../../../domain/programmes/quota/nodes';
import { sayNumber } from '../../../domain/programmes/words';
import { whatIf } from '../../../domain/programmes/quota/what-if';
import { todayInShanghai } from '../../cases/places';
import { errorWords, fieldsFor, nested, typedOf } from '../../forms/fields';
import { patterns, paths } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { saidOnce, treeOf } from '../../view/tree';

interface Rule {
  place: LevyPlace;
  parameters: LevyParameters;
  basis: Basis;
}

/** 残保金测算: what an employer's levy would be, as a tree, and with one person more. An estimate that changes nothing: the tax office decides. */
export function levyPages({ policies }: Pick<Services, 'policies'>): Router {
  const router = Router();

  router.get(patterns.levy, (req, res) => {
    const on = todayInShanghai();
    const rules = policies.levies.flatMap((place): Rule[] => {
      const rule = levyRuleOf(place, on);
      return rule ? [{ place, ...rule }] : [];
    });
    const rule = rules.find(({ place }) => place.area === req.query['place']) ?? rules[0];
    if (rule) return showEstimate(req, res, rules, rule, Number(on.slice(0, 4)) - 1);
    show(res, 'units/levy', { title: res.locals.t('levy.title') });
  });

  function showEstimate(req: Request, res: Response, rules: readonly Rule[], rule: Rule, year: number): void {
    const { t, lang } = res.locals;
    const read = (name: string): string => (typeof req.query[name] === 'string' ? req.query[name] : '');
    const [part, more] = [estimatePart(rule.parameters), whatIfPart(year)];
    const sent = req.query['done'] !== undefined;
    const also = read('also') === 'yes';
    const [asked, moreAsked] = [judged(part, read, sent), judged(more, read, sent && also)];
    const facts = sent && Object.keys(asked.errors).length === 0 ? levyFactsOf(asked.values) : undefined;
    const once = facts && also && Object.keys(moreAsked.errors).length === 0 ? oneMoreOf(moreAsked.values) : undefined;
    const grown = facts && once ? whatIf(facts, year, once, rule.parameters, rule.basis) : undefined;
    const errors = { ...errorWords(part, asked.errors, t), ...errorWords(more, moreAsked.errors, t) };
    show(
      res,
      'units/levy',
      {
        title: t('levy.title'),
        errors,
        year,
        action: paths.levy,
        places: rules.map(({ place }) => ({ value: place.area, label: place.areaName[lang] })),
        place: rule.place.area,
        fields: nested(fieldsFor(part, asked.typed, asked.errors, t)),
        also,
        more: nested(fieldsFor(more, moreAsked.typed, moreAsked.errors, t)),
        tree: facts && estimated(facts, rule),
        grown: grown && !isLacking(grown) ? { amount: sayNumber(t, grown.after.value, 'fen'), ...changed(grown.difference) } : undefined,
        document: rule.place.sources[rule.basis.from]?.title,
      },
      Object.keys(errors).length > 0 ? 422 : 200,
    );

    function estimated(of: LevyFacts, { parameters, basis, place }: Rule) {
      const found = levy(of, parameters, basis);
      return isLacking(found) ? undefined : saidOnce(treeOf(found, { t, lang, sources: place.sources }));
    }
    function changed(difference: number): { words: string } {
      const way = difference === 0 ? 'same' : difference < 0 ? 'less' : 'more';
      return { words: t(`levy.grown.${way}`, { amount: sayNumber(t, Math.abs(difference), 'fen') }) };
    }
  }

  return router;
}

/** @param looked whether what is wrong is told: not before it was sent */
function judged(
  part: Section,
  read: (name: string) => string,
  looked: boolean,
): { typed: Typed; values: Record<string, unknown>; errors: Record<string, string> } {
  const typed = typedOf(part, read);
  const { values, errors } = answer(part, typed, { today: todayInShanghai(), identity: '' });
  return { typed, values, errors: looked ? errors : {} };
}
