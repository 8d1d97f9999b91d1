// Whether the server is there, who is signed in, and by how much its clock differs from the telephone's.

/** A page that is the same for everybody, and of which no line of the access log speaks. */
const address = '/help';
const patienceMs = 15_000;
/** A clock that is off by less is right enough. */
const mostOff = 120;

/** Rejects without a signal. `account`: undefined if nobody is signed in; `ahead`: seconds by which the server's clock is ahead. */
export async function askServer() {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patienceMs);
  try {
    const before = Date.now();
    const answer = await fetch(address, { cache: 'no-store', signal: stop.signal });
    const halfway = (before + Date.now()) / 2;
    if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return {
      account: page.body.dataset.account,
      csrf: page.querySelector('input[name="_csrf"]')?.value,
      // The header says whole seconds, cut off.
      ahead: Math.round((Date.parse(answer.headers.get('date')) + 500 - halfway) / 1_000),
    };
  } finally {
    clearTimeout(timer);
  }
}

/** Something done now, by this telephone's clock. */
export const stamp = (ahead) => ({ at: new Date().toISOString(), ...(ahead === undefined ? {} : { ahead }) });

/** That the clock is wrong, in the page's words; nothing if it is right. */
export function wrongClock(ahead, { slow, fast, days, hours, minutes }) {
  if (ahead === undefined || Math.abs(ahead) < mostOff) return '';
  const total = Math.round(Math.abs(ahead) / 60);
  const parts = [
    [days, Math.floor(total / 1_440)],
    [hours, Math.floor(total / 60) % 24],
    [minutes, total % 60],
  ].filter(([, count]) => count > 0);
  const by = parts.slice(0, 2).map(([words, count]) => words.replace('%', count));
  return (ahead > 0 ? slow : fast).replace('%', by.join(' '));
}
