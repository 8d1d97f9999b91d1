import { type Request } from 'express';
import { textOf } from '../../src/portal/middleware/bodies';
import { type Filled, type FilledFor } from '../../src/portal/around';
import { exampleOf, examplePreCheck } from './examples';
import { exampleAct } from './fill-act';

/** The name of the button; its value `all` changes what was typed too. */
const button = 'example';

/** 填入示例: example values for this form. What somebody typed stays, and is said to stay, unless they ask for all. */
export function fillIn(req: Request, form: FilledFor): Filled | undefined {
  const pressed = req.method === 'GET' ? String(req.query[button] ?? '') : textOf(req, button);
  if (pressed === '') return undefined;
  const { typed, t } = form;
  const example = exampleFor(form);
  const saves = !/^(pre-check|supplement|act)/.test(form.section);
  const standing = Object.entries(typed).filter(([name, value]) => value.trim() !== '' && name in example && value !== example[name]);
  if (pressed === 'all' || standing.length === 0)
    return { typed: { ...typed, ...example }, said: t(saves ? 'guide.filled' : 'guide.filledForm') };
  return {
    typed: { ...example, ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== '')) },
    said: t(saves ? 'guide.filledRest' : 'guide.filledFormRest', { count: standing.length }),
  };
}

function exampleFor({ identity = '', section, others, typed, choices = {}, place, unit, t }: FilledFor): Record<string, string> {
  if (section === 'pre-check') return examplePreCheck(place);
  if (section === 'supplement')
    return Object.fromEntries(
      Object.keys(typed).map((name) => [name, name === 'words-answers' ? '字号已按营业执照核对。' : '原件正在补办，办好后补交。']),
    );
  if (section.startsWith('act/')) return exampleAct(section.slice('act/'.length), choices, t);
  return exampleOf(identity, others, unit)[section] ?? {};
}
