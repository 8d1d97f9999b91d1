import { groupedCode } from '../../domain/certificate-code';
import { type CaseState } from '../../domain/case/state';
import { type Certificate } from '../../store/certificates';
import { paths } from '../paths';
import { type Services } from '../services';
import { qrPicture } from '../view/qr';
import { type Translate } from '../view/words';
import { certificateSays } from './certificate-says';

/** The certificate of a case, with where anybody may check it; undefined if it has none. */
export async function certifiedOf(
  { store, config }: Pick<Services, 'store' | 'config'>,
  state: CaseState,
  t: Translate,
  lang: 'zh-CN' | 'en',
) {
  if (!state.certificate) return undefined;
  const { code, at } = state.certificate;
  const address = `${config.publicUrl}${paths.certificate(code)}`;
  // It is kept as its event is recorded, a moment before the case's view says so.
  const kept = await store.certificates.find(code);
  return {
    number: state.number,
    code: groupedCode(code),
    at,
    ...(await notGood(store, kept, t, lang)),
    address,
    qr: await qrPicture(address),
    qrAlt: t('certificate.qr', { code: groupedCode(code) }),
    print: paths.caseCertificate(state.id),
  };
}

/** What is to be said before anything else of one that is not good today. */
async function notGood(store: Services['store'], kept: Certificate | undefined, t: Translate, lang: 'zh-CN' | 'en') {
  const says = kept && (await certificateSays(store, kept, t, lang));
  return says && says.state !== 'genuine' ? { notGood: { state: { [says.state]: true }, sentence: says.sentence } } : {};
}
