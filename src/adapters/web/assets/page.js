// The pages work without this script. It shows the reply to a control next to it, and copies links to paragraphs.

const status = document.createElement('p');
status.className = 'said';
status.setAttribute('role', 'status');
document.body.append(status);

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.getAttribute('action') !== '/press') return;
  event.preventDefault();
  press(form).catch(() => form.submit());
});

async function press(form) {
  const button = form.querySelector('button');
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  const body = new URLSearchParams(new FormData(form));
  const response = await fetch(form.action, { method: 'POST', body, headers: { 'x-piece': '1' } });
  // An error before the bot was asked comes as a whole page.
  const text = await response.text();
  if (text.startsWith('<!doctype')) throw new Error('not a fragment');
  button.removeAttribute('aria-disabled');
  show(form, text);
}

function show(form, text) {
  const place = form.closest('.quote, .controls') ?? form;
  const fragment = document.createRange().createContextualFragment(text).firstElementChild;
  fragment.tabIndex = -1;
  const kind = form.closest('[data-kind]').dataset.kind;
  fragment.dataset.from = kind;
  if (place.nextElementSibling?.dataset.from === kind) place.nextElementSibling.remove();
  place.after(fragment);
  form.closest('details')?.removeAttribute('open');
  fragment.focus({ preventScroll: true });
  fragment.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a.number');
  if (!link || !navigator.clipboard) return;
  navigator.clipboard.writeText(link.href).then(
    () => announce('Link copied'),
    () => {},
  );
});

function announce(text) {
  status.textContent = text;
  setTimeout(() => {
    status.textContent = '';
  }, 2000);
}
