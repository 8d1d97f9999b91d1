import { type AreaCode } from '../src/domain/values';

/** The streets of the two districts; their nine-digit codes are the sandbox's examples, the same as in `policies/440300/offices.yaml`. */
const named: [string, string[]][] = [
  ['440309', ['观湖', '民治', '龙华', '大浪', '福城', '观澜']],
  ['440304', ['园岭', '南园', '福田', '沙头', '香蜜湖', '梅林', '莲花', '华富', '华强北', '福保']],
];

export const streets = named.flatMap(([district, names]) =>
  names.map((name, at) => ({
    code: `${district}${String(at + 1).padStart(3, '0')}` as AreaCode,
    name: `${name}街道`,
    district: district as AreaCode,
  })),
);

export const codeOf = (name: string): AreaCode => {
  const street = streets.find((one) => one.name === `${name}街道`);
  if (!street) throw new Error(`no street ${name} in the sandbox`);
  return street.code;
};
