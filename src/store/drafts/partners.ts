import { type CaseId, type PersonId } from '../../domain/values';
import { blindIndex, blindIndexes } from '../../sealing/blind-index';
import { type Keys } from '../../sealing/keys';
import { seal } from '../../sealing/seal';
import { instantNow } from '../clock';
import { type Draft, type DraftRows, type Invitation, partnerField, place, type Row } from './row';

/** Those who are asked to apply together with whoever fills a draft in. */
export function draftPartnersOf({ drafts, opened }: DraftRows, keys: Keys) {
  const invites = (identity: string) => ({ 'partners.identityIndex': { $in: blindIndexes(keys, 'identity', identity) } });

  /** An answer may be changed until the draft is submitted; whoever answers is written down with it. */
  async function answerInvitation(token: string, state: 'confirmed' | 'declined', person: PersonId): Promise<Draft | undefined> {
    const row = await drafts
      .findOneAndUpdate(
        { open: true, partners: { $elemMatch: { token, person: { $in: [null, person] } } } },
        { $set: { 'partners.$[one].state': state, 'partners.$[one].person': person, 'partners.$[one].at': instantNow() } },
        { arrayFilters: [{ 'one.token': token }], returnDocument: 'after' },
      )
      .lean<Row | null>();
    return row ? opened(row) : undefined;
  }

  return {
    /** Invites a partner; the same token or identity again changes nothing. True if it was added. */
    async invite(id: CaseId, { name, identity, ...invitation }: Omit<Invitation, 'state' | 'at'>): Promise<boolean> {
      const same = [{ 'partners.token': invitation.token }, ...(identity === undefined ? [] : [invites(identity)])];
      const sealed = {
        ...invitation,
        name: seal(keys, place(id, partnerField(invitation.token, 'name')), name),
        ...(identity === undefined
          ? {}
          : {
              identity: seal(keys, place(id, partnerField(invitation.token, 'identity')), identity),
              identityIndex: blindIndex(keys, 'identity', identity),
            }),
        state: 'invited' as const,
        at: instantNow(),
      };
      const { matchedCount } = await drafts.updateOne({ _id: id, open: true, $nor: same }, { $push: { partners: sealed } });
      return matchedCount === 1;
    },

    /** Takes an invitation back, whatever was answered; with it goes what was typed of the person. @param section where that stands */
    async uninvite(id: CaseId, token: string, section?: string): Promise<void> {
      await drafts.updateOne(
        { _id: id, open: true },
        { $pull: { partners: { token } }, ...(section === undefined ? {} : { $unset: { [`sections.${section}`]: '' } }) },
      );
    },

    /** The open draft that a token in a letter belongs to. */
    async byToken(token: string): Promise<Draft | undefined> {
      const row = await drafts.findOne({ 'partners.token': token, open: true }).lean<Row | null>();
      return row ? opened(row) : undefined;
    },

    /** Open drafts that invite this person, by their random id or their identity number. */
    async invitationsFor({ person, identity }: { person: PersonId; identity?: string }): Promise<Draft[]> {
      const any = [{ 'partners.person': person }, ...(identity === undefined ? [] : [invites(identity)])];
      return (await drafts.find({ $or: any, open: true }).limit(50).lean<Row[]>()).map(opened);
    },

    /** Undefined if there is no such invitation, it is somebody else's, or the draft is submitted. */
    confirm: (token: string, person: PersonId): Promise<Draft | undefined> => answerInvitation(token, 'confirmed', person),
    decline: (token: string, person: PersonId): Promise<Draft | undefined> => answerInvitation(token, 'declined', person),
  };
}
