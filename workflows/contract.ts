import { defineUpdate } from '@temporalio/workflow';
import { type Refusal } from '../src/domain/case/acts';
import { type ActMessage } from '../src/domain/case/bond';
import { type CaseInput } from '../src/domain/case/submission';

/** What an act came to: the version its last event made. */
export interface Acted {
  version: number;
}

/** What the portal and other cases say to a case. A refusal comes back as an ApplicationFailure of type `refused` with it as details. */
export const act = defineUpdate<Acted, [ActMessage]>('act');
/** Waits for the first record only; without a validator, since a refused one would leave the workflow started. */
export const submit = defineUpdate<Acted, []>('submit');

export const refusedType = 'refused';
export type RefusedDetails = [Refusal];

export type Story = (input: CaseInput) => Promise<string>;
