import { z } from 'zod';
import { type LocalDate } from '../values';

/** A day as registries write it: `2026-10-01`. */
export const localDate = z.iso.date().transform((value) => value as LocalDate);
