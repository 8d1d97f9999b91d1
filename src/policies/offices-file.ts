import { z } from 'zod';
import { localised } from '../domain/ground/localised';
import { levels, type Office, units } from '../domain/offices';

const office = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) }),
  level: z.enum(levels),
  unit: z.enum(units),
  parent: z.string().optional(),
  serves: z.array(z.string().regex(/^\d{6}(\d{3})?$/, 'expected an area code of six or nine digits')).default([]),
  telephone: z.string().min(5),
  address: z.string().optional(),
});

/** `offices.yaml` of an area. */
export const officesFile = z.strictObject({
  districts: z.record(z.string().regex(/^\d{6}$/, 'expected a district code of six digits'), localised).default({}),
  offices: z.array(office as unknown as z.ZodType<Office>).min(1),
});
