import { loadConfig } from '../src/config';
import { hashPassword } from '../src/portal/password';
import { loadKeys } from '../src/sealing/keys-file';
import { connect, disconnect } from '../src/store/connect';
import { peopleOf } from '../src/store/people';
import { createStore } from '../src/store/store';
import { sandboxAccounts, sandboxPassword } from './accounts';
import { giveMandates } from './employers/mandates';
import { enterHomes } from './homes/enter';
import { fillPools } from './homes/pool';
import { enterProducts } from './orders/products';

/** Makes the accounts to try, with the mandates of those who speak for a firm; what is there already stays as it is. Refuses anything but the sandbox's database. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  if (!config.sandbox) throw new Error('only the sandbox has accounts to try');
  const keys = loadKeys(config.keysFile, { sandbox: true, holder: 'portal' });
  const connection = await connect(config.mongodbUri, { pool: 2 });
  const store = createStore({ connection, keys });
  const people = peopleOf(connection, keys);
  const refusal = await store.settings.stampOrRefuse({ sandbox: true });
  if (refusal) throw new Error(refusal);
  await store.ensureIndexes();
  const passwordHash = await hashPassword(sandboxPassword);
  for (const { login, actor, name, phone, email, identity } of sandboxAccounts()) {
    if (await people.byId(actor.id)) continue;
    await people.add({
      actor,
      login,
      passwordHash,
      name,
      phone,
      letters: 'sms',
      language: 'zh-CN',
      ...(email ? { email } : {}),
      ...(identity ? { identity } : {}),
    });
  }
  await giveMandates(people, store);
  await enterHomes(people, store);
  await fillPools(store);
  await enterProducts(store);
  await disconnect(connection);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
