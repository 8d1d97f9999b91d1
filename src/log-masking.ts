/** Fields that are about a person wherever they appear; compared without case, hyphens and underscores. */
const personal = new Set(
  [
    ['name', 'fullName', 'firstName', 'lastName', 'holderName', 'accountName', 'payee', 'legalRepresentative'],
    ['identity', 'identityNumber', 'idNumber', 'idCard', 'certificate', 'certificateNumber', 'certificateNo'],
    ['phone', 'telephone', 'mobile', 'email', 'address', 'residence', 'birth', 'birthDate', 'sex', 'gender', 'nation', 'ethnicity'],
    ['category', 'grade', 'disability', 'disabilityCategory', 'disabilityGrade'],
    ['card', 'cardNumber', 'bankCard', 'bankAccount', 'accountNumber', 'wage', 'wages'],
    ['answers', 'facts', 'reply', 'text', 'note', 'notes', 'reason', 'words', 'body', 'payload', 'content', 'html'],
    [
      'password',
      'passwordHash',
      'secret',
      'token',
      'csrf',
      'csrfToken',
      'cookie',
      'authorization',
      'setCookie',
      'session',
      'sessionId',
      'code',
      'key',
      'keys',
    ],
    ['keyValue', 'keyPattern', 'errInfo', 'errorResponse', 'writeErrors'],
  ].flatMap((row) => row.map((field) => field.toLowerCase())),
);

const isPersonal = (field: string): boolean => personal.has(field.replace(/[-_]/g, '').toLowerCase());
const DEEPEST = 6;

/** The same fields with every personal one replaced by 【…】; errors as type, code, message and stack; deeper than six levels cut off. */
export function withoutPersonal(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return errorFields(value, depth);
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return `【${value.byteLength} bytes】`;
  if (hasToJson(value)) return withoutPersonal(value.toJSON(), depth + 1);
  if (depth >= DEEPEST) return '【deeper】';
  if (Array.isArray(value)) return value.map((item) => withoutPersonal(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [field, isPersonal(field) ? '【…】' : withoutPersonal(inner, depth + 1)]),
  );
}

const hasToJson = (value: object): value is { toJSON(): unknown } => 'toJSON' in value && typeof value.toJSON === 'function';

function errorFields(error: Error & { code?: unknown }, depth: number): Record<string, unknown> {
  const { code, cause } = error;
  return {
    type: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { errorCode: code } : {}),
    message: withoutQuotedKey(error.message),
    stack: withoutQuotedKey(error.stack ?? ''),
    ...(cause === undefined || depth >= DEEPEST ? {} : { cause: withoutPersonal(cause, depth + 1) }),
  };
}

/** A message without the value that stood twice: MongoDB quotes it. */
export const withoutQuotedKey = (text: string): string => text.replace(/dup key: \{[^\n]*\}/g, 'dup key: 【…】');

// Digits next to letters belong to hashes and random ids and are left alone, or every line would be full of holes;
// but the letter may be the end of an escape, since what is masked is finished JSON.
const start = '(?:(?<![0-9A-Za-z_])|(?<=\\\\[nrtbf])|(?<=\\\\u[0-9a-f]{4}))';
const alone = (pattern: string): RegExp => new RegExp(`${start}(?:${pattern})(?![0-9A-Za-z_])`, 'g');
const masks: readonly (readonly [RegExp, string])[] = [
  // Identity (18, or 15 of old), certificate (20, or with B1 and the like), bank cards (16 to 19).
  [alone('\\d{17}[\\dXx](?:\\d{2}(?:B\\d)?)?|\\d{15,19}'), '【number】'],
  [alone('(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}'), '【phone】'],
  // Escapes are taken first and put back, or the letter of one would go with the address and leave broken JSON.
  [/(\\(?:u[0-9a-f]{4}|.))|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,253}/g, '【email】'],
];

/** Text with whatever looks like an identity, certificate, card or telephone number, or an e-mail address, taken out of it. JSON stays JSON. */
export const maskedForLog = (text: string): string =>
  masks.reduce((masked, [pattern, mask]) => masked.replace(pattern, (_, kept: unknown) => (typeof kept === 'string' ? kept : mask)), text);
