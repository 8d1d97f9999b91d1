import { line } from '../domain/text/normal';
import { type PaperType } from './papers';

const ends: Record<PaperType, string> = { 'image/jpeg': 'jpg', 'application/pdf': 'pdf', 'application/ofd': 'ofd' };
const longest = 80;

/** What a person sees of the name their machine gave a file: no folder, and nothing that is invisible or turns the direction of writing. */
export const shownName = (name: string): string =>
  short(
    line(name.split(/[/\\]/).pop() ?? '')
      .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
      .trim(),
  ) || '?';

/**
 * The name a paper is kept and given out under: its base cleaned, its ending that of what it is. `身份证.pdf.hta` that is a PDF becomes
 * `身份证.pdf`, so that no machine runs it for its name.
 */
export function keptName(name: string, type: PaperType): string {
  const bare = shownName(name)
    .replace(/[<>:"|?*]/g, '-')
    // Every ending of letters, also the second and third; `2026.11` is none.
    .replace(/(\s*\.\s*[a-z][a-z0-9]{0,7})+$/i, '')
    .replace(/[\s.]+$/, '')
    .replace(/^[\s.]+/, '');
  // Names that Windows keeps for devices.
  const safe = bare === '' || bare === '?' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(bare) ? `材料${bare.replace('?', '')}` : bare;
  return `${short(safe)}.${ends[type]}`;
}

/** By characters, so that none is cut in two. */
const short = (name: string): string => [...name].slice(-longest).join('');
