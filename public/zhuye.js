// Everything works without this file. It puts the focus on a list of errors, sends a form once, and adds keys to officers' lists.
(() => {
  const summary = document.getElementById('error-summary');
  if (summary) summary.focus();

  // A second press while the first is under way is not sent. Coming back by the browser's button, the form can be sent again.
  addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent));

  document.querySelectorAll('[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => print());
  });

  const rows = [...document.querySelectorAll('[data-keys] tbody tr')];
  const help = document.getElementById('keys');
  let at = -1;
  const go = (step) => {
    if (rows.length === 0) return;
    rows[at]?.classList.remove('at');
    at = Math.min(Math.max(at + step, 0), rows.length - 1);
    rows[at].classList.add('at');
    rows[at].querySelector('a')?.focus();
  };
  const acts = {
    '/': () => document.querySelector('[type=search], [data-search]')?.focus(),
    j: () => go(1),
    k: () => go(-1),
    '?': () => {
      if (help) {
        help.hidden = !help.hidden;
        if (!help.hidden) help.focus();
      }
    },
  };
  // Single keys only on officers' lists, and never while somebody types or a modifier is held.
  if (document.querySelector('[data-keys]'))
    addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
      if (!Object.hasOwn(acts, event.key)) return;
      event.preventDefault();
      acts[event.key]();
    });
})();
