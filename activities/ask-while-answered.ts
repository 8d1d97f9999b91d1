import { type Registries } from '../src/registries/port';

/** After so many questions in a row without an answer a registry is down, and nobody is kept waiting for each question that is left. */
const enough = 20;

/** The registries, for thousands of questions: one that has gone silent is not asked again by this, and the next pass tries it anew. */
export function askWhileAnswered({ ask }: Registries): Registries {
  const silent = new Map<string, number>();
  return {
    async ask(registry, number) {
      const { name } = registry;
      if ((silent.get(name) ?? 0) >= enough) return { kind: 'unavailable', why: 'it has gone silent' };
      const reply = await ask(registry, number);
      silent.set(name, reply.kind === 'unavailable' ? (silent.get(name) ?? 0) + 1 : 0);
      return reply;
    },
  };
}
