import { type Policy } from '../../domain/policy/policy';
import { type Services } from '../services';
import { placesHere } from './streets';

/** Where the offices of a matter's place are: 深圳市龙华区、福田区; a city's name once. */
export function openIn(services: Pick<Services, 'policies'>, policy: Policy, lang: 'zh-CN' | 'en'): string {
  const districts = placesHere(services, lang, policy).map((one) => one.label);
  if (lang === 'en') return districts.join('; ') || policy.areaName.en;
  const city = /^[^市]+市/.exec(districts[0] ?? '')?.[0] ?? '';
  const names = districts.map((one, at) => (at > 0 && one.startsWith(city) ? one.slice(city.length) : one));
  return names.join('、') || policy.areaName['zh-CN'];
}
