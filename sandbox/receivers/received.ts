import { z } from 'zod';
import { type Book } from '../book';

/** What is sent to an authority. */
export const transmission = z.object({
  key: z.string().min(3).max(300),
  number: z.string().min(1),
  programme: z.string(),
  policy: z.string(),
  sandbox: z.boolean(),
  unit: z.object({ name: z.string(), uscc: z.string() }).optional(),
  result: z.object({ value: z.number(), unit: z.string().optional() }).optional(),
  year: z.number().int().optional(),
  period: z.object({ from: z.string(), to: z.string() }).optional(),
  figures: z.record(z.string(), z.unknown()).optional(),
  certificate: z.string().optional(),
});

/** What an authority has received, with the receipt that it gave. */
export type Received = z.infer<typeof transmission> & { receipt: string; on: string; times: number };
export type ReceivedBook = Book<Received>;
