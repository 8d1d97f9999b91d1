import { groupedCode, parseCertificateCode } from './certificate-code';

const code = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';

it.each([
  ['as it is kept', code],
  ['as it is printed', '0F1E 2D3C 4B5A 6978 8796 A5B4 C3D2 E1F0'],
  ['with hyphens', '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'],
  ['by a Chinese keyboard', '０Ｆ１Ｅ　2d3c－4b5a—6978 8796a5b4c3d2e1f0\n'],
])('is understood %s', (_how, typed) => expect(parseCertificateCode(typed)).toBe(code));

it.each(['', code.slice(1), `${code}0`, code.replace('0', 'g'), code.replace('0', 'O'), '办件'])('%j is none', (typed) =>
  expect(parseCertificateCode(typed)).toBeUndefined(),
);

it('is printed in groups of four, and comes back from there', () => {
  const printed = groupedCode(code as never);
  expect(printed).toBe('0F1E 2D3C 4B5A 6978 8796 A5B4 C3D2 E1F0');
  expect(parseCertificateCode(printed)).toBe(code);
});
