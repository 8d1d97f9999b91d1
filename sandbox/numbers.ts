/** Numbers with true check digits for people who do not exist. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643. @param born `19800101` */
export function identityNumber(area6: string, born: string, serial: number): string {
  const body = `${area6}${born}${String(serial).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (weights[at] ?? 0), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

/** 残疾人证: identity number, category 1–7, grade 1–4, and `B1` … once re-issued. */
export const certificateNumber = (identity: string, category: number, grade: number, reissue = 0): string =>
  `${identity}${category}${grade}${reissue > 0 ? `B${reissue}` : ''}`;

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 32100. @param body the first 17 characters */
export function uscc(body: string): string {
  const sum = [...body].reduce((total, character, at) => total + alphabet.indexOf(character) * (usccWeights[at] ?? 0), 0);
  return body + (alphabet[(31 - (sum % 31)) % 31] ?? '');
}

/** Who registers, and what: enterprise 91, individual business 92, private non-enterprise unit 52. */
const registrations: Record<string, string> = { enterprise: '91', 'individual-business': '92', 'private-non-enterprise': '52' };

/** 统一社会信用代码 of a kind of organisation. @param body nine characters of the organisation's own code */
export const firmNumber = (organisation: string, area6: string, body: string): string =>
  uscc(`${registrations[organisation] ?? '59'}${area6}${body}`);

/** Luhn. @param body all digits but the last */
export function bankCard(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}
