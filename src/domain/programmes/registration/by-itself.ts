import { z } from 'zod';
import { type PlaceKind } from '../../places/place';
import { type AreaCode, type LocalDate } from '../../values';
import { type ContactAnswers, contactPart } from '../common/contact';
import { type GateFacts, type Gates } from '../common/gates';
import { type Programme, programme } from '../programme';
import { nameHolder, newPlacePart, type OfNewPlace } from './new-place';
import { registering } from './route';

interface Answers extends OfNewPlace {
  gates: Record<string, boolean>;
  contact: ContactAnswers;
}

/** 机构登记 of a kind that lies in no other and asks for nothing but its gates. @param gates that its policies may name */
export function registrationByItself<G extends string>(
  { name, story }: Pick<Programme, 'name' | 'story'>,
  kind: PlaceKind,
  gates: Gates<G>,
): Programme {
  return programme<Answers, GateFacts>({
    ...registering,
    name,
    story,
    form: [newPlacePart, gates.part, contactPart],
    carries: [newPlacePart.id, gates.part.id, contactPart.id],
    corrects: [newPlacePart.id, gates.part.id],
    visitShows: ['new-place.address'],
    facts: ({ gates: given }, on: LocalDate) => ({ on, ...gates.facts(given as Partial<Record<G, boolean>>) }) as GateFacts,
    shape: z.strictObject({
      on: z.iso.date(),
      gates: z.partialRecord(z.enum(gates.names), z.boolean()).optional(),
    }) as unknown as z.ZodType<GateFacts>,
    situations: gates.situations as Programme<Answers, GateFacts>['situations'],
    rules: gates.rules as Programme<Answers, GateFacts>['rules'],
    registers: {
      kind,
      place: ({ 'new-place': { area, ...place } }) => ({ ...place, area: area as AreaCode }),
    },
    stands: () => ({ what: kind, value: 1 }),
    subjects: { name: ({ 'new-place': { name: called, area } }) => nameHolder(kind, called, area) },
    area: { premises: ({ 'new-place': said }) => said?.area },
  });
}
