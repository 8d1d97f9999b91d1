import { type ActorId } from '../domain/values';
import { instantNow } from './clock';
import { type NewNotice, type NoticeTemplate } from './notices';
import { type Contact } from './people';
import { type Store } from './store';

/** A notice for everywhere that an account is reached: by telephone, and by mail if there is an address. */
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

/** Tells the holder of an account once for a key, in their own language, wherever they are reached. */
export const tellOnce =
  (notices: Pick<Store['notices'], 'keep'>, contactOf: (actor: ActorId) => Promise<Contact | undefined>) =>
  async (
    actor: ActorId,
    template: NoticeTemplate,
    once: string,
    params: (language: Contact['language']) => Record<string, string>,
  ): Promise<void> => {
    const contact = await contactOf(actor);
    if (contact) await notices.keep(noticesTo(contact, actor, template, params(contact.language)).map((one) => ({ ...one, once })));
  };
