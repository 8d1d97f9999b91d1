import { named, type Section, words } from '../form/field';
import { pastDate, place, text } from '../form/fields';
import { parseName } from '../identifiers/words';
import { parseUscc } from '../identifiers/uscc';
import { plainPart } from './place-form';

/** What only the office that looks after it may change of a place. */
export const namePart: Section = {
  id: 'place-name',
  fields: [text('name', words(parseName, 60), { autocomplete: 'off' }), place('area')],
};

/** 机构登记 by the office: all that the register says of a place, and the unit that runs it. */
export const registerPart: Section = {
  id: 'place-register',
  fields: [
    ...namePart.fields,
    ...plainPart.fields,
    pastDate('opened'),
    text('uscc', (typed) => named('uscc', parseUscc(typed)), { autocomplete: 'off' }),
  ],
};
