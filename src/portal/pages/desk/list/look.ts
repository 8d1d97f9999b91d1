import { type Services } from '../../../services';
import { type Asked } from './asked';
import { type Moments } from './moments';

/** The desk, with what its requests share. */
export interface Desk {
  services: Services;
  moments: Moments;
}

/** What is looked at, and how. */
export interface Look {
  asked: Asked;
  /** There is a case that is kept from the reader. */
  kept: boolean;
  fresh: boolean;
}
