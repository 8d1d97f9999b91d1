import { type Actor } from '../src/domain/offices';

/** An account to try: who it is, as the guide says it, and how it is reached. */
export interface SandboxAccount {
  login: string;
  who: string;
  actor: Actor;
  name: string;
  phone: string;
  email?: string;
  identity?: string;
}
