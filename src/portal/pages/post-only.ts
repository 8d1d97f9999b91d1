import { Router } from 'express';
import { routeAt } from '../middleware/pattern';
import { paths, patterns } from '../paths';

type Params = Record<string, string>;
const id = (params: Params) => params['id'] as never;

/** Where a form was sent is no page: its address, opened again from the history or a bookmark, leads to the page of the form. */
export const formPages: Readonly<Partial<Record<keyof typeof patterns, (params: Params) => string>>> = {
  signOut: () => paths.home,
  language: () => paths.home,
  unsent: () => paths.home,
  keptDiscard: () => paths.kept,
  matterInterest: (params) => paths.matter(params['programme'] as never),
  unitOffer: () => paths.units,
  placeMonthCheck: (params) => paths.placeMonth(id(params), params['month'] as never),
  draftSubmit: (params) => paths.draftCheck(id(params)),
  caseHeard: (params) => paths.case(id(params)),
  deskClaim: () => paths.desk(),
  logExport: () => paths.log(),
  deskSearch: () => paths.desk(),
  batchReturn: (params) => paths.batch(id(params)),
};

export function postOnlyPages(): Router {
  const router = Router();
  for (const [name, to] of Object.entries(formPages))
    router.get(patterns[name as keyof typeof patterns], (req, res) => res.redirect(303, to(routeAt(req.path)?.params ?? {})));
  return router;
}
