/** Which office: by where the household register, the certificate, the tax registration or the premises is. */
export const jurisdictions = ['household', 'certificate-issuer', 'tax-registration', 'premises'] as const;
export type Jurisdiction = (typeof jurisdictions)[number];
