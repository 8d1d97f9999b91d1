import { type Unit } from '../../domain/ground/explained';
import { sayNumber } from '../../domain/programmes/words';
import { languages, loadWords } from './words';

const wordsIn = loadWords();

it.each<[Unit, string, string]>([
  ['fen', '0.29 元', '0.29 yuan'],
  ['persons', '29 人', '29 persons'],
  ['person-months', '2.42 人', '2.42 persons'],
  ['months', '29 个月', '29 months'],
  ['stars', '29 星', '29 stars'],
  ['places', '29 个名额', '29 places'],
  ['per-mille', '29‰', '29‰'],
  ['percent', '29%', '29%'],
])('%s has its words in both languages', (unit, ...said) =>
  expect(languages.map((language) => sayNumber(wordsIn(language), 29, unit))).toEqual(said),
);

it('a fraction is shown with four decimals at the most', () => expect(sayNumber(wordsIn('zh-CN'), 400 / 300, 'percent')).toBe('1.3333%'));
