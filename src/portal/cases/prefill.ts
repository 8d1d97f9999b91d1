import { type Typed } from '../../domain/form/field';
import { allAgainst, heldIn, type Known, marksOf } from '../../domain/form/marks';
import { type Registry, type Reply } from '../../domain/ground/reply';
import { placeHere } from '../../domain/places-served';
import { type Policy } from '../../domain/policy/policy';
import { programmeNamed } from '../../domain/programmes';
import { type Early, type EarlyContext } from '../../domain/programmes/comparison';
import { type DraftPage } from './draft-access';
import { type Services } from '../services';
import { todayInShanghai } from './places';
import { covers } from './streets';

/** What a registry already knows, to be checked by the applicant. */
export interface Prefilled {
  typed: Typed;
  /** Which registries something of it came from, or the account; words under `form.source`. */
  sources: string[];
  /** Why nothing came: it did not answer (the applicant types, and nothing is held against them), has no such entry of theirs, nothing to look up was typed, or who asks has not shown who they are. */
  why?: 'unavailable' | 'missing' | 'empty' | 'unproven';
  /** Why a field stays empty though its registry answered: what speaks against applying, as the codes of faults. */
  known?: string[];
}

type Asking = Pick<Services, 'registries' | 'policies'>;

const nothing: Prefilled = { typed: {}, sources: [] };

interface EarlyQuestion {
  registry: Registry<unknown>;
  early: Pick<Early<unknown>, Exclude<keyof Early<unknown>, 'heldFacts'>>;
}

const earlyOf = ({ programme }: Pick<Policy, 'programme'>, part: string): EarlyQuestion[] =>
  programmeNamed(programme).comparisons.flatMap(({ registry, early }) => (early?.part === part ? [{ registry, early }] : []));

/** Does this part have something that is looked up when a button is pressed? */
export const looksUp = (policy: Policy, part: string): boolean => earlyOf(policy, part).some(({ early }) => early.button);

const contextOf = (services: Asking, policy: Policy, identity: string): EarlyContext => ({
  today: todayInShanghai(),
  identity,
  covers: (area) => covers(policy, area),
  placeHere: (area) => placeHere(services.policies.offices, area),
});

/** What one registry says for a form. @param before registries that had answered for it */
function knownOf(
  early: EarlyQuestion['early'],
  registry: string,
  reply: Reply<unknown>,
  context: EarlyContext,
  before: readonly string[],
): Known {
  if (reply.kind === 'found') return early.judge(reply.record, context);
  // One that is away holds nothing against anybody, and takes back nothing that it had answered for.
  return reply.kind === 'unavailable' && before.includes(registry) ? { held: registry } : {};
}

/** Only the owner of a proven identity number gets here: nobody learns from a registry who holds a certificate. */
export async function prefill(services: Services, part: string, { draft, identity, viewer, policy }: DraftPage): Promise<Prefilled> {
  const asked = earlyOf(policy, part).filter(({ early }) => !early.button);
  if (asked.length > 0) return identity === '' ? { ...nothing, why: 'unproven' } : fromRegistries(services, asked, policy, identity);
  if (part === 'account') return { ...nothing, typed: { holder: await holderNamed(services, draft, viewer.name) } };
  if (part !== 'contact') return nothing;
  const contact = await services.people.contact(viewer.actor.id);
  if (!contact) return nothing;
  const { phone: telephone, letters, email } = contact;
  return { typed: { telephone, letters, ...(email ? { email } : {}) }, sources: ['account'] };
}

/** An account is in the name of whoever applies: a unit's in the unit's, whoever fills the form in for it. */
async function holderNamed({ store }: Services, { party }: Pick<DraftPage['draft'], 'party'>, own: string): Promise<string> {
  const [unit] = party ? await store.parties.byIds([party]) : [];
  return unit?.name ?? own;
}

async function fromRegistries(services: Services, asked: readonly EarlyQuestion[], policy: Policy, identity: string): Promise<Prefilled> {
  const context = contextOf(services, policy, identity);
  const said = await Promise.all(
    asked.map(async ({ registry, early }) => {
      const reply = await services.registries.ask(registry, early.key({}, identity) ?? '');
      const typed = reply.kind === 'found' ? early.fills(reply.record, context) : {};
      const against =
        reply.kind === 'absent' ? [early.absent ?? []].flat() : allAgainst([knownOf(early, registry.name, reply, context, [])]);
      return { typed, against, away: reply.kind === 'unavailable', source: Object.keys(typed).length > 0 ? [registry.name] : [] };
    }),
  );
  return {
    typed: Object.assign({}, ...said.map((one) => one.typed)) as Typed,
    sources: said.flatMap((one) => one.source),
    known: said.flatMap((one) => one.against),
    ...(said.some((one) => one.away) ? { why: 'unavailable' } : {}),
  };
}

/** What is registered under what was typed. Only what is theirs is filled in: the form is no place to look others up. */
export async function lookUp(
  services: Services,
  part: string,
  { identity, policy }: Pick<DraftPage, 'identity' | 'policy'>,
  typed: Typed,
): Promise<Prefilled> {
  const [asked] = earlyOf(policy, part).filter(({ early }) => early.button);
  if (!asked) return nothing;
  if (identity === '') return { ...nothing, why: 'unproven' };
  const { registry, early } = asked;
  const key = early.key(typed, identity);
  if (key === undefined) return { ...nothing, why: 'empty' };
  const reply = await services.registries.ask(registry, key);
  if (reply.kind === 'unavailable') return { ...nothing, why: 'unavailable' };
  if (reply.kind !== 'found' || early.own?.(reply.record, identity) === false) return { ...nothing, why: 'missing' };
  return { typed: early.fills(reply.record, contextOf(services, policy, identity)), sources: [registry.name] };
}

/**
 * What the registries say of a part that is being saved, as marks beside it: which papers they stand for, and what they know that
 * stands against it. One question each, asked once; a registry that is away changes nothing.
 */
export async function marksFor(
  services: Asking,
  part: string,
  typed: Typed,
  { identity, policy, before }: { identity: string; policy: Policy; before: Typed | undefined },
): Promise<Typed> {
  if (identity === '') return {};
  const context = contextOf(services, policy, identity);
  const known = earlyOf(policy, part).map(async ({ registry, early }) => {
    const key = early.key(typed, identity);
    if (key === undefined) return {};
    const held = key === early.key(before ?? {}, identity) ? heldIn(before) : [];
    return knownOf(early, registry.name, await services.registries.ask(registry, key), context, held);
  });
  return marksOf(await Promise.all(known));
}

/** What the registries know against somebody invited, told to nobody but themselves; while they are away nothing stands against anybody. */
export async function standsAgainst(services: Asking, part: string, policy: Policy, identity: string): Promise<string | undefined> {
  const context = contextOf(services, policy, identity);
  const known = earlyOf(policy, part).map(async ({ registry, early }) =>
    knownOf(early, registry.name, await services.registries.ask(registry, identity), context, []),
  );
  return allAgainst(await Promise.all(known))[0];
}
