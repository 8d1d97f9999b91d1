/** Who somebody is, as the national identity service has it. */
export interface ProvenIdentity {
  /** 18 characters, checked. */
  identity: string;
  name: string;
}

/** What holds a way there and its way back together; kept in the session, never in an address. */
export interface IdentityCheck {
  state: string;
  nonce: string;
  verifier: string;
}

export type Beginning = { kind: 'ready'; url: string; check: IdentityCheck } | { kind: 'unavailable'; why: string };
/** `refused`: the person turned back, or was not recognised. `wrong`: an answer that does not belong to the question, or says nobody. */
export type Finish = ({ kind: 'proven' } & ProvenIdentity) | { kind: 'refused' | 'wrong' | 'unavailable'; why: string };

/** The national identity service. Never throws. */
export interface IdentityService {
  /** @param back the address of ours that it sends the person back to */
  begin(back: string): Promise<Beginning>;
  /** @param came the address that the person came back by, with all that stands in it */
  finish(came: URL, check: IdentityCheck): Promise<Finish>;
}
