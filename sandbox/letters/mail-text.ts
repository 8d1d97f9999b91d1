/** What a message says of itself and in words: as much of RFC 5322, 2045 and 2047 as our own letters use. */
export interface Mail {
  messageId: string;
  subject: string;
  text: string;
}

/** @param raw one message of one part, text in UTF-8 */
export function readMail(raw: string): Mail {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const body = raw.slice(end + 4);
  const header = (name: string): string => new RegExp(`^${name}:(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const encoding = header('Content-Transfer-Encoding').toLowerCase();
  const text = encoding === 'base64' ? base64(body) : encoding === 'quoted-printable' ? quotedPrintable(body) : body;
  return { messageId: header('Message-ID'), subject: encodedWords(header('Subject')), text: text.replaceAll('\r\n', '\n').trimEnd() };
}

const base64 = (text: string): string => Buffer.from(text, 'base64').toString('utf8');

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** `=?UTF-8?B?…?=`; the space between two of them is no space. */
const encodedWords = (subject: string): string =>
  subject
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, how: string, text: string) =>
      how.toUpperCase() === 'B' ? base64(text) : quotedPrintable(text.replaceAll('_', ' ')),
    );
