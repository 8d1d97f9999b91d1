/** How personal data is shown unless an act with a reason unmasks it (policy research §10.1, PD). All of these are total. */

const compound = [
  '欧阳',
  '司马',
  '诸葛',
  '上官',
  '司徒',
  '东方',
  '独孤',
  '南宫',
  '万俟',
  '闻人',
  '夏侯',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '皇甫',
  '宇文',
  '长孙',
  '端木',
  '轩辕',
];

/** 张* / 张*丰 / 欧阳*: the surname, and of three characters the last. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const family = compound.find((one) => name.trim().startsWith(one) && characters.length > [...one].length);
  if (family) return `${family}*`;
  if (characters.length < 2) return characters.length === 1 ? '*' : '';
  return characters.length === 2
    ? `${characters[0] ?? ''}*`
    : `${characters[0] ?? ''}${'*'.repeat(characters.length - 2)}${characters.at(-1) ?? ''}`;
}

const between = (text: string, head: number, tail: number): string => {
  const characters = [...text];
  if (characters.length <= head + tail) return '*'.repeat(characters.length);
  return (
    characters.slice(0, head).join('') + '*'.repeat(characters.length - head - tail) + (tail === 0 ? '' : characters.slice(-tail).join(''))
  );
};

/** 440***********001X */
export const maskIdentity = (number: string): string => between(number, 3, 4);
/** Three characters and no more: the end of a certificate's number is category and grade. */
export const maskCertificate = (number: string): string => between(number, 3, 0);
/** 138****1234 */
export const maskTelephone = (number: string): string => between(number, 3, 4);
/** **** 1234 */
export const maskCard = (number: string): string => (number.length > 4 ? `**** ${number.slice(-4)}` : '****');
/** To the street and no further: 深圳市龙华区民治街道***. Where no such unit is named, nothing of the address is shown. */
export const maskAddress = (address: string): string => {
  const [head = ''] = /^.*?(?:街道|镇|乡)|^.*?(?:区|县|旗)|^.*?[市州盟]/u.exec(address.trim()) ?? [];
  return address.trim() === '' ? '' : `${head}***`;
};
