import { type PaperSays, paperSays } from '../../domain/places/standing';
import { type Certificate } from '../../store/certificates';
import { type Store } from '../../store/store';
import { longDate } from '../view/formats';
import { type Translate } from '../view/words';
import { todayInShanghai } from './places';

/** What a certificate is worth today: what it speaks of may be suspended, and hold again. @property sentence why, for whoever looks it up */
export interface CertificateSays {
  state: 'genuine' | 'suspended' | 'revoked';
  sentence: string;
}

/** Asked of the revocation that stands with it and, where it certifies that a place stands at something, of that standing itself: nothing is copied, so nothing goes stale. */
export async function certificateSays(
  store: Pick<Store, 'standings' | 'places'>,
  { case: id, revoked }: Pick<Certificate, 'case' | 'revoked'>,
  t: Translate,
  lang: 'zh-CN' | 'en',
): Promise<CertificateSays> {
  if (revoked) {
    const on = longDate(revoked.at, lang);
    return { state: 'revoked', sentence: t(revoked.replacedBy ? 'certificate.replacedSince' : 'certificate.revokedSince', { on }) };
  }
  const says = await standingToday(store, id);
  if (says?.how === 'suspended') return { state: 'suspended', sentence: suspendedWords(says, t, lang) };
  if (says?.how === 'over' || says?.how === 'fallen') return { state: 'revoked', sentence: t(`certificate.${says.how}`) };
  return { state: 'genuine', sentence: t('certificate.genuineText') };
}

const suspendedWords = ({ by, since }: Extract<PaperSays, { how: 'suspended' }>, t: Translate, lang: 'zh-CN' | 'en'): string =>
  by ? t('certificate.suspendedAround') : t('certificate.suspendedSince', { on: since ? longDate(since, lang) : '' });

async function standingToday(
  { standings, places }: Pick<Store, 'standings' | 'places'>,
  id: Certificate['case'],
): Promise<PaperSays | undefined> {
  const standing = await standings.ofCase(id);
  if (!standing) return undefined;
  const [around, place] = await Promise.all([standings.around([standing]), places.find(standing.place)]);
  return paperSays(standing, around, place?.closed, todayInShanghai());
}
