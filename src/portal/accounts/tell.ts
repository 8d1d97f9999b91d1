import { type ActorId } from '../../domain/values';
import { type NoticeTemplate } from '../../store/notices';
import { noticesTo } from '../../store/notices-to';
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
