import { type Request } from 'express';
import { z } from 'zod';
import { type OnPhone, type PhoneTime } from '../../../../domain/case/state';
import { type Instant } from '../../../../domain/values';
import { type FileInfo } from '../../../../store/files';
import { textOf } from '../../../middleware/bodies';

/** Ten years of seconds: a telephone without a battery of its own believes that it is 1970, and is no use to anybody as a clock. */
const time = z.object({ at: z.iso.datetime(), ahead: z.number().int().min(-315_360_000).max(315_360_000).optional() });
const form = z.object({ typed: time, photos: z.array(time.extend({ name: z.string().max(200) })).max(60) });

const stamp = ({ at, ahead }: z.infer<typeof time>): PhoneTime => ({ at: at as Instant, ...(ahead === undefined ? {} : { ahead }) });

/**
 * What the telephone says of its own clock, which the page's script sends along (`public/visit/send.js`); undefined without the script.
 * It is nobody's duty to say it and proves nothing, so what is not of the form is no error, and left out.
 * @param files the photographs that go with the act; each is known by the name that the script gave it
 */
export function onPhone(req: Request, files: readonly FileInfo[]): OnPhone | undefined {
  const said = form.safeParse(json(textOf(req, 'on-phone')));
  if (!said.success) return undefined;
  const { typed, photos } = said.data;
  return {
    typed: stamp(typed),
    photos: files.flatMap(({ id, name }) => {
      const one = photos.find((photo) => photo.name === name);
      return one ? [{ file: id, ...stamp(one) }] : [];
    }),
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
