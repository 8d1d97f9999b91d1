import { languages, localeOf } from '../portal/view/words';

type Words = Record<string, Record<string, string>>;
const templates = (words: Words): [string, Record<string, string>][] => Object.entries(words).filter(([, one]) => typeof one === 'object');

/** What a telephone's locked screen or a list of mails may show: nothing that somebody wrote about the person, no ground, no paper asked for. */
const harmless = ['wanting', 'number', 'term', 'step', 'due', 'by', 'on', 'promised', 'amount', 'tail', 'telephone'];

describe.each(languages)('letters in %s', (language) => {
  const all = templates((localeOf(language) as unknown as { letters: Words }).letters);

  it('have a subject, a body and a short form each, the same ones in both languages', () => {
    expect(all.filter(([, one]) => !one['subject'] || !one['body'] || !one['short']).map(([name]) => name)).toEqual([]);
    const others = languages.map((one) =>
      templates((localeOf(one) as unknown as { letters: Words }).letters)
        .map(([name]) => name)
        .sort(),
    );
    expect(others[0]).toEqual(others[1]);
  });

  it.each(all)('%s: subject and short message hold nothing free and nothing of a disability', (_name, { subject = '', short = '' }) => {
    for (const words of [subject, short]) {
      const used = [...words.matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => name);
      expect(used.filter((name) => !harmless.includes(name ?? ''))).toEqual([]);
      expect(words).not.toMatch(/残疾类别|残疾等级|视力|听力|言语|肢体|智力|精神|[一二三四]级|category|grade/iu);
    }
    expect(subject).not.toMatch(/\{\{/);
  });

  it.each(all)('%s: a short message fits in one page of a telephone', (_name, { short = '' }) => {
    expect([...short].length).toBeLessThanOrEqual(language === 'en' ? 160 : 70);
  });
});
