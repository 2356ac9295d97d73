// The pages work without this script. It shows the reply to a control next to it, completes what is typed, finds documents while their
// title is typed, brings a marked passage into view, and copies links to paragraphs.

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
  // Without what was asked, which is in the address of a page that a quote led to.
  navigator.clipboard.writeText(location.origin + location.pathname + link.hash).then(
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

// A mark far down in its passage would be out of view.
const mark = document.querySelector('.passage:target mark');
if (mark !== null) {
  const { top, bottom } = mark.getBoundingClientRect();
  if (bottom > innerHeight * 0.85) scrollBy(0, top - innerHeight / 3);
}

const question = document.querySelector('#q');
if (question !== null) complete(question);

// A combobox with a list: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
function complete(input) {
  const list = document.createElement('ul');
  list.className = 'completions';
  list.id = 'completions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  input.after(list);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }))
    input.setAttribute(name, value);
  let typed = '';
  let waiting;

  input.addEventListener('input', () => {
    typed = input.value;
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest(typed).catch(close), 120);
  });

  input.addEventListener('keydown', (event) => {
    const { key } = event;
    if (key === 'Escape' && !list.hidden) {
      event.preventDefault();
      input.value = typed;
      close();
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (list.childElementCount === 0) return;
      event.preventDefault();
      open();
      move(key === 'ArrowDown' ? 1 : -1);
    }
  });
  input.addEventListener('blur', close);
  // The field keeps the focus.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('li');
    if (option === null) return;
    input.value = option.textContent;
    close();
    input.form.requestSubmit();
  });

  async function suggest(text) {
    const response = await fetch(`/suggestions?${new URLSearchParams({ q: text })}`);
    const found = response.ok ? await response.json() : [];
    // Something else may have been typed, or chosen, meanwhile.
    if (text !== typed || input.value !== typed || document.activeElement !== input) return;
    list.replaceChildren(...found.map(optionOf));
    if (found.length === 0) close();
    else open();
  }

  function optionOf(text, place) {
    const option = document.createElement('li');
    option.id = `completion-${place}`;
    option.textContent = text;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    return option;
  }

  function move(step) {
    const options = [...list.children];
    // Before the first and after the last is what was typed.
    const from = options.findIndex(isSelected) + 1;
    const to = (from + step + options.length + 1) % (options.length + 1);
    for (const [place, option] of options.entries())
      option.setAttribute('aria-selected', String(place === to - 1));
    const chosen = options[to - 1];
    input.value = chosen === undefined ? typed : chosen.textContent;
    if (chosen === undefined) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    }
  }

  function isSelected(option) {
    return option.getAttribute('aria-selected') === 'true';
  }

  function open() {
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  }

  function close() {
    list.hidden = true;
    for (const option of list.children) option.setAttribute('aria-selected', 'false');
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }
}

const find = document.querySelector('#find');
if (find !== null) narrow(find);

/** Shows the documents in whose title or folder every typed word is. */
function narrow(input) {
  const folders = [...document.querySelectorAll('.folder')].map((folder) => ({
    folder,
    wasOpen: folder.open,
  }));
  const items = [...document.querySelectorAll('.documents .articles li')].map((item) => ({
    item,
    text: `${item.textContent} ${item.closest('.folder')?.querySelector('summary').textContent ?? ''}`.toLowerCase(),
  }));
  const found = document.querySelector('.found');
  input.form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { item, text } of items) {
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) count += 1;
    }
    for (const { folder, wasOpen } of folders) {
      folder.hidden = folder.querySelector('li:not([hidden])') === null;
      folder.open = words.length > 0 ? !folder.hidden : wasOpen;
    }
    found.textContent = words.length === 0 ? '' : `${count} found`;
  });
}
