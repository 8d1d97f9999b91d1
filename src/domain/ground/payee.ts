/** Whom the treasury pays; kept by itself, and committed to in the ledger at the decision. */
export interface Payee {
  name: string;
  bank: string;
  account: string;
  /** The number looks like no bank card's, and whoever gave it has confirmed it. */
  unusual?: true;
}
