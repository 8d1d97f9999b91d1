// Everything works without this file. It puts the focus on a list of errors or on what was done, sends a form once, keeps what was typed until it is sent,
// and adds keys to officers' lists.
(() => {
  const summary = document.getElementById('error-summary');
  if (summary) summary.focus();
  else document.getElementById('said-status')?.focus();

  letGoOfVisits(document.body.dataset.account);

  // A second press while the first is under way is not sent. Coming back by the browser's button, the form can be sent again; and where
  // there is no signal and the load was stopped, after ten seconds: the server takes the same form twice for one act.
  addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = 'yes';
    setTimeout(() => delete form.dataset.sent, 10_000);
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent));

  document.querySelectorAll('[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });

  keepTyped(document.querySelector('form[data-keep]'), summary !== null);
  keepUnsent(document.querySelector('form[data-unsent]'));
  document.querySelectorAll('[data-most]').forEach(countLetters);
  listKeys(document.querySelector('[data-keys]'));

  /**
   * What an officer's visit left on this telephone (visit/page.js) goes when they sign out, which is asked first while it was not sent; its
   * saved page goes as soon as anybody else, or nobody, is signed in.
   */
  function letGoOfVisits(account) {
    const kept = (name) => {
      try {
        return localStorage.getItem(name);
      } catch {
        return null;
      }
    };
    const whose = kept('zhuye-visit');
    const signsIn = location.pathname === '/sign-in';
    if (whose && whose !== account && (account || signsIn))
      import('/public/visit/forget.js').then(({ forget }) => forget(signsIn && new URLSearchParams(location.search).has('out')));
    addEventListener('submit', (event) => {
      const words = event.target.dataset.unsentVisit;
      if (words && kept('zhuye-visit-unsent') && !confirm(words)) event.preventDefault();
    });
  }

  /** What is typed in a form stays in this tab until it was sent and answered; photographs cannot. `answered`: the page shows what was sent. */
  function keepTyped(form, answered) {
    const on = 'zhuye-sent';
    const store = tabStore();
    if (!store) return;
    const key = form && `zhuye-typed ${form.dataset.keep}`;
    const sent = store.getItem(on);
    // Another page than the form's own came back: what was sent has arrived.
    if (sent && sent !== key) store.removeItem(sent);
    store.removeItem(on);
    if (!form) return;
    const fields = () => [...form.elements].filter((one) => one.name && !['hidden', 'file', 'submit', 'button'].includes(one.type));
    const kept = JSON.parse(store.getItem(key) ?? '[]');
    if (!answered)
      for (const [name, value, checked] of kept)
        for (const one of fields().filter((field) => field.name === name)) {
          if (one.type === 'radio' || one.type === 'checkbox') one.checked = one.value === value ? checked : one.checked;
          else if (one.value === '') one.value = value;
        }
    form.addEventListener('input', () => store.setItem(key, JSON.stringify(fields().map((one) => [one.name, one.value, one.checked]))));
    form.addEventListener('submit', () => store.setItem(on, key));
  }

  // What stands in a form goes to the server a moment after the last key, so that a reload, another tab or another telephone has it.
  function keepUnsent(form) {
    if (!form) return;
    let timer;
    const keep = () => {
      clearTimeout(timer);
      timer = undefined;
      const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
      fetch(form.dataset.unsent, { method: 'POST', body, keepalive: true }).catch(() => undefined);
    };
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 1_500);
    });
    form.addEventListener('submit', () => clearTimeout(timer));
    addEventListener('pagehide', () => timer !== undefined && !form.dataset.sent && keep());
  }

  // How much may still be written; what is too long stays, and the server says so too.
  function countLetters(area) {
    const most = Number(area.dataset.most);
    const says = document.createElement('p');
    says.className = 'hint';
    says.setAttribute('role', 'status');
    area.after(says);
    const count = () => {
      const left = most - [...area.value].length;
      const { wordsLeft, wordsOver } = document.body.dataset;
      says.textContent = left < most / 5 ? (left < 0 ? wordsOver : wordsLeft).replace('%', Math.abs(left)) : '';
    };
    area.addEventListener('input', count);
    count();
  }

  function tabStore() {
    try {
      return sessionStorage;
    } catch {
      return undefined;
    }
  }

  /** Single keys only while the focus is within the list, or on the whole page once somebody has switched that on (WCAG 2.1.4). */
  function listKeys(list) {
    if (!list) return;
    const rows = [...list.querySelectorAll('tbody tr')];
    const help = document.getElementById('keys');
    const everywhere = document.getElementById('keys-everywhere');
    const choice = 'zhuye-keys-everywhere';
    const show = (is) => everywhere?.setAttribute('aria-pressed', String(is));
    const isOn = () => everywhere?.getAttribute('aria-pressed') === 'true';
    if (everywhere) {
      everywhere.hidden = false;
      show(remembered() === 'yes');
      everywhere.addEventListener('click', () => {
        show(!isOn());
        remembered(isOn() ? 'yes' : 'no');
      });
    }
    let at = -1;
    const go = (step) => {
      if (rows.length === 0) return;
      rows[at]?.classList.remove('at');
      at = Math.min(Math.max(at + step, 0), rows.length - 1);
      rows[at].classList.add('at');
      rows[at].querySelector('a')?.focus();
    };
    const acts = {
      '/': () => document.querySelector('[data-search]')?.focus(),
      j: () => go(1),
      k: () => go(-1),
      '?': () => help?.focus(),
    };
    addEventListener('keydown', (event) => {
      const { target } = event;
      if (
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')
      )
        return;
      if (!Object.hasOwn(acts, event.key) || !(list.contains(target) || isOn())) return;
      event.preventDefault();
      acts[event.key]();
    });

    function remembered(value) {
      try {
        if (value !== undefined) localStorage.setItem(choice, value);
        return localStorage.getItem(choice);
      } catch {
        return value ?? null;
      }
    }
  }
})();
