import { type Hash } from '../../values';

/** A paper handed in: where the bytes are, what they hash to, which item of the policy's list it answers. */
export interface EvidenceRef {
  item: string;
  file: string;
  hash: Hash;
}
