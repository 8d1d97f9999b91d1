import { type ActorId } from '../../domain/values';
import { type NewNotice, type NoticeTemplate } from '../../store/notices';
import { type Contact } from '../../store/people';
import { instantNow } from '../../store/clock';
import { type Services } from '../services';

type Parts = Pick<Services, 'store' | 'people'>;

/** Keeps a notice for everywhere that an account is reached: by telephone, and by mail if there is an address. */
export async function tell(
  { store, people }: Parts,
  actor: ActorId,
  template: NoticeTemplate,
  params?: Record<string, string>,
): Promise<void> {
  const contact = await people.contact(actor);
  if (contact) await store.notices.keep(noticesTo(contact, actor, template, params));
}

/** The same to where it was reached before something of it changed. */
export const noticesTo = (
  { phone, email, language }: Contact,
  actor: ActorId,
  template: NoticeTemplate,
  params: Record<string, string> = {},
): NewNotice[] => {
  const what = { actor, template, language, params, at: instantNow() };
  return [
    ...(phone === '' ? [] : [{ ...what, channel: 'sms' as const, address: phone }]),
    ...(email === undefined ? [] : [{ ...what, channel: 'email' as const, address: email }]),
  ];
};
