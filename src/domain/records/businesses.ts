import { z } from 'zod';
import { type Registry } from '../ground/reply';
import { type LocalDate } from '../values';
import { localDate } from './local-date';

export const organisationKinds = [
  'individual-business',
  'enterprise',
  'cooperative',
  'private-non-enterprise',
  'social-organisation',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** What it was given at its registration: 法人营业执照, 民办非企业单位登记证书, 非法人营业执照, another authority's licence. */
export const licences = ['legal-person', 'private-non-enterprise', 'non-legal-person', 'other'] as const;
export type Licence = (typeof licences)[number];

export interface BusinessRecord {
  uscc: string;
  name: string;
  organisation: OrganisationKind;
  /** Undefined where the register does not say. */
  licence?: Licence | undefined;
  status: 'operating' | 'revoked' | 'cancelled';
  registeredOn: LocalDate;
  address: string;
  /** Identity numbers of the legal representative and the partners. */
  persons: string[];
  /** Identity number of 法定代表人, 负责人 or 经营者, who alone speaks for it; undefined where the register does not say. */
  representative?: string | undefined;
}

/** 企业信用信息: individual businesses, enterprises, private non-enterprise units; asked by 统一社会信用代码. */
export const businesses: Registry<BusinessRecord> = {
  name: 'business',
  record: z.object({
    uscc: z.string(),
    name: z.string(),
    organisation: z.enum(organisationKinds),
    licence: z.enum(licences).optional(),
    status: z.enum(['operating', 'revoked', 'cancelled']),
    registeredOn: localDate,
    address: z.string(),
    persons: z.array(z.string()),
    representative: z.string().optional(),
  }),
  about: ({ uscc }, asked) => uscc === asked,
};
