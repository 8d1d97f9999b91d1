import { type Section } from '../../form/field';
import { contactPart } from '../common/contact';
import { placePart } from '../common/place';
import { selfPart } from './aspects';
import { gatesPart } from './gates';

/** The home as it is registered, the eight gates, what it gives itself, and how to reach it. */
export const form: readonly Section[] = [placePart, gatesPart, selfPart, contactPart];
