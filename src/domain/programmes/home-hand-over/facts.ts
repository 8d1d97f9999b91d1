import { z } from 'zod';
import { type Facts } from '../../ground/facts';
import { type LocalDate, type PartyId } from '../../values';

/** @property order the units that are asked, as the pool stood when the case opened @property residents who were there then */
export interface HandOverFacts extends Facts {
  order: PartyId[];
  residents: number;
}

export const handOverShape = z.strictObject({
  on: z.iso.date().transform((value) => value as LocalDate),
  order: z.array(z.string().transform((value) => value as PartyId)),
  residents: z.number().int().min(0),
}) as unknown as z.ZodType<HandOverFacts>;
