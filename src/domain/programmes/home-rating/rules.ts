import { reaches } from '../common/reaches';
import { type RatingFacts } from './facts';

/** 达到起评分: the panel's points reach the lowest star. */
export const reachesAStar = reaches<RatingFacts>({ points: '评审得分', below: '整改后可以再申报' }, 'apply again once things are better');
