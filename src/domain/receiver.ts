/** Authorities that are sent what was decided: 税务机关, and 全国残疾人按比例就业情况联网认证. */
export const receivers = ['tax', 'national'] as const;
export type Receiver = (typeof receivers)[number];
