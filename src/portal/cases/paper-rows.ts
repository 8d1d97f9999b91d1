import { type FileInfo } from '../../store/files';
import { isSeen } from '../../papers/papers';
import { paths } from '../paths';
import { type Services } from '../services';
import { type Translate } from '../view/words';

/**
 * Whether a file is given to a reader: an infected one to nobody, one not scanned yet to nobody but its owner where production requires
 * the scanner.
 */
export function standingOf({ config }: Pick<Services, 'config'>, file: FileInfo, reader: string): 'open' | 'waiting' | 'infected' {
  if (file.scan === 'infected') return 'infected';
  return config.scanRequired && file.scan !== 'clean' && file.owner !== reader ? 'waiting' : 'open';
}

/** One paper in a list: its name, what it is, its first page small, and what may be done with it. */
export function paperRow(services: Pick<Services, 'config'>, file: FileInfo, reader: string, t: Translate) {
  const standing = standingOf(services, file, reader);
  const open = standing === 'open';
  const seen = open && isSeen(file.type) && file.pages !== 0;
  return {
    id: file.id,
    name: file.name,
    about: [sizeOf(file.size), ...(file.pages !== undefined && file.pages > 1 ? [t('paper.pages', { count: file.pages })] : [])].join(
      ' · ',
    ),
    href: open ? (seen ? paths.casePaper(file.case, file.id) : paths.caseFile(file.case, file.id)) : undefined,
    thumb: seen ? paths.casePage(file.case, file.id, 1, { size: 'thumb' }) : undefined,
    infected: standing === 'infected',
    scanning: standing === 'waiting' || (open && file.scan === 'waiting'),
  };
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** What an upload came to, in one sentence for the status of the page and its title; undefined where nothing happened. */
export function saidOf(counts: { kept: number; removed: number }, t: Translate): string | undefined {
  const parts = [
    ...(counts.kept > 0 ? [t('paper.kept', { count: counts.kept })] : []),
    ...(counts.removed > 0 ? [t('paper.removed', { count: counts.removed })] : []),
  ];
  return parts.length > 0 ? parts.join('，') : undefined;
}
