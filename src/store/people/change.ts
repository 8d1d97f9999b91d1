import { type ActorId, type Instant } from '../../domain/values';
import { blindIndex } from '../../sealing/blind-index';
import { type Keys } from '../../sealing/keys';
import { seal } from '../../sealing/seal';
import { instantNow } from '../clock';
import { type Language, type LettersBy } from './account';
import { type People, place, stillOpen } from './rows';

/** What an account's holder, or whoever answers for it, changes of it. */
export function changesOf(people: People, keys: Keys) {
  return {
    /** AB岗: `deputy` may act on what `officer` holds, until another is named or nobody. One deputy at a time. */
    async nameDeputy(officer: ActorId, deputy?: ActorId): Promise<void> {
      await people.updateMany({ deputyFor: officer, ...(deputy ? { _id: { $ne: deputy } } : {}) }, { $pull: { deputyFor: officer } });
      if (deputy) await people.updateOne({ _id: deputy, ...stillOpen }, { $addToSet: { deputyFor: officer } });
    },

    /** How somebody wants to be written to. */
    async writeBy(id: ActorId, letters: LettersBy): Promise<void> {
      await people.updateOne({ _id: id, ...stillOpen }, { $set: { letters } });
    },

    /** Another telephone number, which the holder has shown to be theirs. */
    async setPhone(id: ActorId, phone: string): Promise<void> {
      const set = { phone: seal(keys, place(id, 'phone'), phone), phoneIndex: blindIndex(keys, 'phone', phone) };
      await people.updateOne({ _id: id, ...stillOpen }, { $set: set, $unset: { phoneLost: 1 } });
    },

    /** Another e-mail address, shown to be theirs in the same way. */
    async setEmail(id: ActorId, email: string): Promise<void> {
      await people.updateOne({ _id: id, ...stillOpen }, { $set: { email: seal(keys, place(id, 'email'), email) } });
    },

    /** Whoever holds this number now does not know these accounts: it signs them in no more, and nothing is sent to it. */
    async losePhone(ids: readonly ActorId[], at: Instant): Promise<void> {
      await people.updateMany({ _id: { $in: [...ids] }, kind: 'applicant' }, { $set: { phoneLost: at } });
    },

    /** Another password: every session of the one before is over. @returns the credentials' date, for a session that goes on */
    async setPassword(id: ActorId, passwordHash: string, { mustChange = false } = {}): Promise<Instant> {
      const passwordSet = instantNow();
      const set = { passwordHash, passwordSet, ...(mustChange ? { mustChange } : {}) };
      await people.updateOne({ _id: id, ...stillOpen }, { $set: set, ...(mustChange ? {} : { $unset: { mustChange: 1 } }) });
      return passwordSet;
    },

    /** Keeps the language somebody chose. */
    async speak(id: ActorId, language: Language): Promise<void> {
      await people.updateOne({ _id: id }, { $set: { language } });
    },

    /** Ends an account: it signs in no more and holds no post; its name stays readable in old cases. */
    async close(id: ActorId): Promise<void> {
      await people.updateOne({ _id: id, ...stillOpen }, { $set: { closed: instantNow() } });
    },
  };
}
