// On top of pages that work without it: what a control shows comes where it was pressed, and links to paragraphs are copied.

const said = document.createElement('p');
said.className = 'said';
said.setAttribute('role', 'status');
document.body.append(said);

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
  // A problem before the bot was asked is told as a whole page.
  const text = await response.text();
  if (text.startsWith('<!doctype')) throw new Error('no piece');
  button.removeAttribute('aria-disabled');
  show(form, text);
}

function show(form, text) {
  const place = form.closest('.quote, .controls') ?? form;
  const piece = document.createRange().createContextualFragment(text).firstElementChild;
  piece.tabIndex = -1;
  const kind = form.closest('[data-kind]').dataset.kind;
  piece.dataset.from = kind;
  if (place.nextElementSibling?.dataset.from === kind) place.nextElementSibling.remove();
  place.after(piece);
  form.closest('details')?.removeAttribute('open');
  piece.focus({ preventScroll: true });
  piece.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a.number');
  if (!link || !navigator.clipboard) return;
  navigator.clipboard.writeText(link.href).then(
    () => tell('Link copied'),
    () => {},
  );
});

function tell(text) {
  said.textContent = text;
  setTimeout(() => {
    said.textContent = '';
  }, 2000);
}
