import { cast, castFirms } from '../../sandbox/people';
import { pdfOf } from './papers';
import { type Visitor } from './portal';

/** A draft with every section and paper in place, filled in over HTTP; only founders are left. @returns its address */
export async function filledDraft(
  who: Visitor,
  login: keyof typeof cast,
  firm: keyof typeof castFirms,
  more: string[] = [],
): Promise<string> {
  const draft = (await who.fill('/matters/startup-grant', '/matters/startup-grant', {})).location ?? '';
  const person = cast[login];
  const { uscc, name, organisation, licence, registeredOn, address } = castFirms[firm];
  const asked = (await who.get(draft)).html;
  const sections: [string, Record<string, string>][] = [
    ['applicant', { certificate: person.certificate?.certificate ?? '', household: person.household.area }],
    ['firm', { uscc, name, organisation, licence: licence ?? '', registeredOn, address }],
    ['premises', { rents: 'yes', address, monthlyRent: '2000', paidOnTime: 'yes' }],
    ['massage', { runs: 'yes', kind: 'health', model: 'no' }],
    ['operation', { operating: 'yes', business: '文化用品' }],
    ['account', { holder: person.name, bank: '示例银行', number: person.card }],
    ['contact', { telephone: person.telephone, letters: 'sms' }],
  ];
  for (const [section, fields] of sections.filter(([id]) => asked.includes(`${draft}/sections/${id}"`))) {
    const page = `${draft}/sections/${section}`;
    const { status } = await who.fill(page, page, { ...fields, seen: await seenOn(who, page) });
    if (status !== 303) throw new Error(`${section} was not taken: ${status}`);
  }
  const papers = (await who.get(`${draft}/files`)).html;
  const usual = ['identity-card', 'operation-proof', 'premises-proof'].filter((one) => papers.includes(`id="${one}"`));
  for (const item of [...usual, ...more]) {
    const { status } = await who.upload(`${draft}/files`, `${draft}/files`, { item }, [[`${item}.pdf`, pdfOf(item)]]);
    if (status !== 303) throw new Error(`${item} was not taken: ${status}`);
  }
  return draft;
}

const seenOn = async (who: Visitor, page: string): Promise<string> =>
  /name="seen" value="(\d+)"/.exec((await who.get(page)).html)?.[1] ?? '0';
