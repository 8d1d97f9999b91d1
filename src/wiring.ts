import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { type DataConverter } from '@temporalio/common';
import { type Ports } from '../activities/ports';
import { taskQueue } from '../workflows/queues';
import { calendarData } from './calendar-data';
import { type Config } from './config';
import { askerOf, mailOptions, oidcSettings, openMongo, wayToTemporal } from './connections';
import { type Drain } from './drain';
import { minimumWagesFor } from './domain/ground/minimum-wages';
import { frontOffice } from './domain/offices';
import { dataConverter } from './engine/codec';
import { createEngine } from './engine/engine';
import { temporalClient } from './engine/temporal';
import { type LetterParts } from './letters/drain';
import { rotateOn } from './key-tools/rotate';
import { smsByHttp } from './letters/sms-http';
import { mailBySmtp } from './letters/smtp';
import { closingNoticeDrain } from './letters/closing-notices';
import { type NoticeParts } from './letters/notices';
import { orderNoticeDrain } from './letters/order-notices';
import { oidcIdentity } from './identity/oidc';
import { type Logger } from './log';
import { createPapers } from './papers/papers';
import { clamdScanner } from './scanning/clamd';
import { scheduleInvitations } from './engine/schedule';
import { policiesOrExplain } from './policies/load';
import { policyOpenIn } from './policies/open';
import { policyFor } from './policies/pick';
import { tellOnce } from './store/notices-to';
import { loadWords } from './portal/view/words';
import { receiverByHttp } from './receivers/http';
import { httpRegistries } from './registries/http';
import { roomOf, usualRoom } from './portal/room';
import { type Services } from './portal/services';
import { loadKeys } from './sealing/keys-file';
import { bondMac, verifyBond } from './sealing/bond';
import { ledgerMac } from './sealing/mac';
import { disconnect, ping } from './store/connect';
import { parkedOf } from './store/parked';
import { peopleOf } from './store/people';
import { createStore } from './store/store';
import { httpTreasury } from './treasury/http';

/** What both processes stand on: keys, policies, MongoDB, Temporal. @throws in words if a policy is wrong or the data is another's */
async function common(config: Config, holder: 'portal' | 'worker', isBusy = () => false) {
  const keys = loadKeys(config.keysFile, { sandbox: config.sandbox, holder });
  const policies = policiesOrExplain(config.policiesDir, { sandbox: config.sandbox });
  const connection = await openMongo(config);
  const store = createStore({ connection, keys });
  const refusal = await store.settings.stampOrRefuse({ sandbox: config.sandbox });
  if (refusal) throw new Error(refusal);
  const people = peopleOf(connection, keys);
  const parked = parkedOf(connection, keys);
  await store.ensureIndexes();
  const leave = await store.processes.announce(holder, keys, () => store.settings.useKey());
  const converter: DataConverter = dataConverter(keys, { allowPlain: config.sandbox });
  const client = temporalClient(wayToTemporal(config), config.temporalNamespace, converter);
  const engine = createEngine({
    client,
    taskQueue,
    store,
    actorOf: (id) => people.actorOf(id),
    from: holder,
    bond: (bound) => bondMac(keys, bound),
    isBusy,
  });
  const close = async (): Promise<void> => {
    await client.connection.close();
    await leave();
    await disconnect(connection);
  };
  return { keys, policies, connection, store, people, parked, converter, client, engine, close };
}

/** The portal's services, with the drain of what was kept. */
export async function wirePortal(config: Config, log: Logger): Promise<{ services: Services; close: () => Promise<void> }> {
  const room = roomOf(usualRoom);
  const { keys, policies, connection, store, people, parked, client, engine, close } = await common(config, 'portal', room.isBusy);
  const ready = async () => {
    const [mongodb, temporal] = await Promise.allSettled([
      ping(connection),
      client.withDeadline(Date.now() + 2_000, () => client.connection.workflowService.getSystemInfo({})),
    ]);
    return { mongodb: mongodb.status === 'fulfilled', temporal: temporal.status === 'fulfilled' };
  };
  const papers = createPapers();
  const oidc = oidcSettings(config);
  const mail = mailBySmtp(mailOptions(config, senderOf(config)));
  const services: Services = {
    config,
    log,
    keys,
    store,
    people,
    parked,
    engine,
    room,
    policies: { ...policies, calendar: calendarData() },
    // A page waits for nobody long: what a registry does not prefill is typed, and compared later by the worker.
    registries: httpRegistries({ url: config.registriesUrl, ask: askerOf(config, 'registries'), timeoutMs: 2_000, retries: 0 }),
    papers,
    ...(config.clamdAddress === undefined ? {} : { scanner: clamdScanner({ address: config.clamdAddress }) }),
    sms: smsByHttp({ url: config.smsUrl, ask: askerOf(config, 'sms') }),
    email: mail.channel,
    ...(oidc ? { identity: oidcIdentity(oidc, { insecure: config.sandbox }) } : {}),
    sessions: connection.getClient(),
    ready,
  };
  return {
    services,
    close: async () => {
      await papers.end();
      mail.close();
      await close();
    },
  };
}

const senderOf = ({ publicUrl }: Config): string => `zhuye@${new URL(publicUrl).hostname}`;

/** The worker's ports, and what its letters leave by. */
export async function wireWorker(
  config: Config,
  _log: Logger,
): Promise<{
  ports: Ports;
  letters: LetterParts;
  notices: NoticeParts;
  /** Writes to whom an act on an order concerns, and to whoever ran a place that was closed. */
  tellings: Drain[];
  dataConverter: DataConverter;
  rotation: Drain;
  /** Makes sure that the daily schedule exists. */
  schedule: () => Promise<void>;
  close: () => Promise<void>;
}> {
  const { keys, policies, connection, store, people, converter, client, engine, close } = await common(config, 'worker');
  const mail = mailBySmtp(mailOptions(config, senderOf(config)));
  const sms = smsByHttp({ url: config.smsUrl, ask: askerOf(config, 'sms') });
  const gateways = { sms, email: mail.channel, words: loadWords() };
  return {
    ports: {
      store,
      engine,
      registries: httpRegistries({ url: config.registriesUrl, ask: askerOf(config, 'registries') }),
      treasury: httpTreasury({ url: config.treasuryUrl, ask: askerOf(config, 'treasury') }),
      receivers: {
        ...(config.taxUrl === undefined ? {} : { tax: receiverByHttp({ url: config.taxUrl, ask: askerOf(config, 'tax') }) }),
        ...(config.nationalUrl === undefined
          ? {}
          : { national: receiverByHttp({ url: config.nationalUrl, ask: askerOf(config, 'national') }) }),
      },
      speakersOf: (party) => people.speakersOf(party),
      everSpokeFor: async (party) => (await people.mandatesFor(party)).map(({ actor }) => actor),
      accountsOf: async (identity) => (await people.byIdentity(identity)).filter(({ kind }) => kind === 'applicant').map(({ id }) => id),
      holdersOf: (role, office) => people.holdersOf(role, office),
      mac: (row) => ledgerMac(keys, row),
      bonded: (bound, mac) => verifyBond(keys, bound, mac),
      beat: heartbeat,
      wanted: cancellationSignal,
      authorOf: (id) => people.authorOf(id),
      policyWhere: (programme, area, on) => policyFor(policies, programme, area, on),
      minimumWagesIn: (area) => minimumWagesFor(policies.minimumWages, area),
      policyOpenIn: (programme, district, on) => policyOpenIn(policies, programme, district, on),
      tell: tellOnce(store.notices, (id) => people.contact(id)),
    },
    schedule: () => scheduleInvitations(client, taskQueue),
    letters: { store, people, rules: policies, ...gateways },
    notices: { store, telephone: frontOffice(policies)?.telephone ?? '', ...gateways },
    tellings: [
      orderNoticeDrain({ store, people, offices: policies.offices }),
      closingNoticeDrain({ store, people, offices: policies.offices }),
    ],
    dataConverter: converter,
    rotation: async () => ((await rotateOn(connection, keys)) ? 1 : 0),
    close: async () => {
      mail.close();
      await close();
    },
  };
}
