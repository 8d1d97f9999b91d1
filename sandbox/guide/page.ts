import { randomBytes } from 'node:crypto';
import { Router, type Response } from 'express';
import { standingRows } from '../../src/portal/cases/standing-rows';
import { type Localised } from '../../src/domain/ground/localised';
import { receivers } from '../../src/domain/receiver';
import { policyById } from '../../src/portal/cases/places';
import { paths } from '../../src/portal/paths';
import { type Services } from '../../src/portal/services';
import { shortTime } from '../../src/portal/view/formats';
import { show } from '../../src/portal/view/show';
import { type Translate } from '../../src/portal/view/words';
import { sandboxAccounts, sandboxPassword } from '../accounts';
import { employmentYear } from '../employment';
import { progressOf } from '../living/progress';
import { type SandboxPlaces } from './places';
import { lettersCaught, positionsNow, switches } from './beside';
import { moves } from './clock';
import { founders, ofHomes, unitFilers } from './everybody';
import { waitingForTheirDay } from './open-due';
import { officerRows, officersToTry, type Waiting } from './officers';
import { guidePaths } from './paths';
import { applicantCards, employersCards, familyCards, homesCards } from './people';
import { rostersShown, samplesShown } from './rosters';
import { walkNow, type WalkName, walks } from './walk';

const answers = ['moved', 'not-moved', 'opened', 'not-opened', 'turned', 'not-turned'] as const;
const lettersShown = 8;
/** The office whose page one of the living cases stands on. */
const noticed = 'wj-hutang';

/** 试用指南: whom to be, what waits for whom, where the walk stands; the clock, the letters caught, the registries' faults. */
export function guidePages(services: Services, places: SandboxPlaces): Router {
  const router = Router();
  router.get(guidePaths.guide, async (req, res) => {
    const { t, lang } = res.locals;
    const [officers, walked, caught, positions] = await Promise.all([
      officerRows(services),
      Promise.all((Object.keys(walks) as WalkName[]).map(async (name) => ({ name, ...(await walkNow(services, name)) }))),
      lettersCaught(places),
      positionsNow(places),
    ]);
    const said = answers.find((one) => one === req.query['said']);
    show(res, 'guide', {
      title: t('guide.title'),
      dense: true,
      paths: guidePaths,
      password: sandboxPassword,
      said: said && t(`guide.said.${said}`),
      living: progressOf(places.livingFile),
      people: applicantCards(),
      units: employersCards('representative', 'clerk'),
      homes: [...homesCards(), ...familyCards()],
      homeRegister: paths.homes(),
      catalogue: paths.products(),
      homeFilers: ofHomes().map(({ login, name, who }) => ({ value: login, label: `${name}（${who}）` })),
      employees: employersCards('employee'),
      samples: samplesShown(t),
      rosters: rostersShown(),
      rosterYear: employmentYear,
      founders: founders().map(({ login, name, who }) => ({ value: login, label: `${name}（${who}）` })),
      unitFilers: unitFilers().map(({ login, name, who }) => ({ value: login, label: `${name}（${who}）` })),
      officers: officers.map((one) => ({ ...one, waits: waitsIn(one.waiting, t) })),
      others: officersToTry().others.map(({ login, who }) => ({ value: login, label: `${who}（${login}）` })),
      walks: walked.map(({ name, steps }) => ({
        name,
        title: t(`guide.walk.${name}.title`),
        steps: steps.map((one) => ({ ...one, words: t(`guide.walk.${name}.${one.step}`) })),
      })),
      clock: await clockOf(services, res, String(req.query['case'] ?? walked[0]?.state?.id ?? '')),
      due: await waitingForTheirDay(services, lang, t),
      notices: await noticesNow(services, lang),
      caught: caught?.slice(0, lettersShown).map((one) => ({ ...one, time: one.at ? shortTime(one.at).slice(-5) : '' })),
      caughtCount: caught?.length ?? 0,
      catcher: places.smsUrl,
      received: receivers.flatMap((one) =>
        places[`${one}Url`] === undefined ? [] : [{ href: places[`${one}Url`], label: t(`guide.received.${one}`) }],
      ),
      switches: switches
        .filter(({ at }) => places[at] !== undefined)
        .map(({ name, positions: possible }) => ({
          name,
          label: t(`guide.fault.of.${name}`),
          silent: positions[name] === undefined,
          options: ['', ...Object.keys(possible), ...(positions[name] === 'other' ? ['other'] : [])].map((value) => ({
            value,
            label: t(`guide.fault.${value === '' ? 'none' : value}`),
            selected: positions[name] === value,
          })),
        })),
    });
  });
  return router;
}

/** What waits, in words: what is held, what may be claimed, and what is late of it. */
function waitsIn({ mine, pool, overdue, today, office }: Waiting, t: Translate) {
  const parts = [
    mine > 0 ? t('guide.waits.mine', { count: mine }) : '',
    pool > 0 ? t('guide.waits.pool', { count: pool }) : '',
    office > 0 ? t('guide.waits.office', { count: office }) : '',
  ].filter(Boolean);
  return {
    words: parts.join(t('guide.waits.and')) || t('guide.waits.nothing'),
    overdue: overdue > 0 ? t('guide.waits.overdue', { count: overdue }) : undefined,
    today: today > 0 ? t('guide.waits.today', { count: today }) : undefined,
  };
}

/** Where something stands on public notice, and who looks into what is objected to it. */
async function noticesNow(services: Services, lang: keyof Localised) {
  const office = services.policies.offices.find((one) => one.id === noticed);
  if (!office) return undefined;
  const [investigator] = sandboxAccounts().filter((one) => one.login === 'wujin-diaocha');
  return {
    href: paths.noticesOf(office.id),
    office: office.name[lang],
    count: (await standingRows(services, office.id)).length,
    investigator,
  };
}

/** The cases whose clock can be moved here: those of the people to try, and whichever was asked for. */
async function clockOf({ store, policies }: Services, res: Response, chosen: string) {
  const { lang } = res.locals;
  const filing = [...applicantCards(), ...employersCards('representative', 'clerk'), ...homesCards()];
  const own = await Promise.all(filing.map(({ login }) => store.cases.ofApplicant(`a-${login}` as never)));
  const asked = own.flat().some((one) => one.state.id === chosen) ? undefined : await store.cases.read(chosen as never);
  const open = [...own.flat(), ...(asked ? [asked] : [])].filter((one) => !one.state.outcome);
  return {
    // So that a double click is one move.
    request: randomBytes(16).toString('base64url'),
    moves,
    cases: open.map(({ state, number, masked }) => {
      const route = policyById({ policies }, state.policy)?.route;
      const step = route?.find((one) => one.step === state.obligations[0]?.step)?.name[lang] ?? '';
      return { value: state.id, label: [number, masked, step].filter(Boolean).join(' · '), selected: state.id === chosen };
    }),
  };
}
