import { contactPart } from '../common/contact';
import { programme } from '../programme';
import { committeeOf, committeePart, guardiansCommittee } from '../registration/committee';
import { hostArea, hostPart, inHomes, inQualifiedHome, withinHome } from '../registration/host';
import { nameHolder, roomsPart } from '../registration/new-place';
import { registering } from '../registration/route';
import { factsOf, shape, type WorkshopAnswers, type WorkshopFacts } from './facts';
import { gateRules, gateSituations, gatesPart } from './gates';

const kind = 'star-workshop';

/** 星工坊登记: a workshop that guardians run inside a qualified home. It stands only while the home around it does. */
export const starWorkshopRegistration = programme<WorkshopAnswers, WorkshopFacts>({
  ...registering,
  name: 'star-workshop-registration',
  story: 'starWorkshopRegistration',
  place: inHomes,
  form: [hostPart, roomsPart, gatesPart, committeePart, contactPart],
  carries: [hostPart.id, roomsPart.id, gatesPart.id, committeePart.id, contactPart.id],
  corrects: [roomsPart.id, gatesPart.id, committeePart.id],
  visitShows: ['new-place.address', 'committee.responsible', 'committee.telephone'],
  facts: factsOf,
  shape,
  situations: gateSituations,
  rules: { ...gateRules, [withinHome.rule]: inQualifiedHome, 'guardians-committee': guardiansCommittee },
  registers: {
    kind,
    within: withinHome,
    place: ({ host, 'new-place': { name, address, capacity, rooms }, committee }) => ({
      name,
      area: host.area,
      address,
      capacity,
      rooms,
      committee: committeeOf(committee),
    }),
  },
  stands: () => ({ what: kind, value: 1 }),
  subjects: { name: ({ host, 'new-place': { name } }) => nameHolder(kind, name, host.area) },
  area: { premises: hostArea },
});
