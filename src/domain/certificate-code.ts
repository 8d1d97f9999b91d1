import { type CertificateCode } from './values';

/** A code out of what somebody typed or a reader of QR codes gave: spaces, hyphens, capitals and full-width letters are forgiven. */
export function parseCertificateCode(typed: string): CertificateCode | undefined {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}_.]+/gu, '')
    .toLowerCase();
  return /^[0-9a-f]{32}$/.test(code) ? (code as CertificateCode) : undefined;
}

/** As people read and type it: capitals in groups of four. */
export const groupedCode = (code: CertificateCode): string => (code.toUpperCase().match(/.{4}/g) ?? []).join(' ');
