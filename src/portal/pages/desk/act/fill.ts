import { type Request } from 'express';
import { fieldsFor, type Typed } from './fields';
import { type ActPage } from './page';

/** What a button around the portal fills into an act's form; undefined if none was pressed. */
export async function fillInAct(page: ActPage, req: Request, typed: Typed): Promise<{ typed: Typed; said: string } | undefined> {
  const fill = page.look.services.around?.fill;
  if (!fill) return undefined;
  const { officers, steps, grounds, items, checklist, marks, scorers, yesNo, verdicts, hows, ...more } = await fieldsFor(page, typed, {});
  const found = 'findings' in more ? more : undefined;
  const values = (list: readonly { value: string }[] = []): string[] => list.map((one) => one.value);
  const choices = {
    to: values([...officers, ...steps]),
    clause: values(grounds),
    items: items.map((one) => one.item),
    finding: values(found?.findings),
    paper: values(found?.papers),
    verdict: values(verdicts),
    how: values(hows),
    scorer: values(scorers),
    ...Object.fromEntries(marks.map(({ name, most }) => [name, [String(Math.ceil(most * 0.8))]])),
    ...Object.fromEntries(checklist.map(({ name }) => [name, values(yesNo)])),
  };
  const words = Object.fromEntries(
    Object.entries(typed).map(([name, given]) => [name, typeof given === 'string' ? given : (given[0] ?? '')]),
  );
  const filled = fill(req, { section: `act/${page.kind}`, typed: words, choices, t: page.look.t });
  if (!filled) return undefined;
  const { items: one = '' } = filled.typed;
  const ticked = one === words['items'] ? typed['items'] : [one];
  return { typed: { ...filled.typed, ...(ticked ? { items: ticked } : {}) }, said: filled.said };
}
