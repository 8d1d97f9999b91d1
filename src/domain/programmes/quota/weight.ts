/** What of a certificate the counting looks at. 残疾军人证 is a second, different certificate, without categories and with grades 1–10. */
export type Certificate = { kind: 'disability'; category: number; grade: number } | { kind: 'veteran'; grade: number };

/** As how many persons somebody counts; 0: as none. */
export type Weight = 1 | 2;

/**
 * Who counts, and who as two. A 残疾人证 of any of the seven categories counts, a 残疾军人证 of grades 1–8 (财税〔2015〕72号 art. 4). Grades 1–2
 * of the one and 1–3 of the other count as two, all others as exactly one (残联厅函〔2022〕63号 一(一)). Whether the certificate was valid, the
 * contract long enough, the insurance paid and the wage high enough is another's question: this is the weight only.
 */
export function weightOf(certificate: Certificate): Weight | 0 {
  const { kind, grade } = certificate;
  const upTo = (highest: number, of: number): boolean => Number.isInteger(of) && of >= 1 && of <= highest;
  if (kind === 'veteran') return upTo(8, grade) ? (grade <= 3 ? 2 : 1) : 0;
  return upTo(7, certificate.category) && upTo(4, grade) ? (grade <= 2 ? 2 : 1) : 0;
}

/** Category and grade as the number of a 残疾人证 says them, its 19th and 20th digit; undefined of anything that is no such number. */
export function certificateOf(number: string): Certificate | undefined {
  const [, category, grade] = /^\d{17}[\dX]([1-7])([1-4])(?:B[1-9]\d?)?$/.exec(number) ?? [];
  return category === undefined ? undefined : { kind: 'disability', category: Number(category), grade: Number(grade) };
}
