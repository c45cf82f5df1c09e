import { one } from './one.js';

/*
 * What is pressed in a preview is pressed in the chat: the same button of the same answer, or the
 * same form filled in alike. The other client and the other colours, once chosen, hold for all.
 */
const log = one('#log', HTMLElement);

/** What was chosen beside an answer, by the beginning of the name: "client", "look". @type {Map<string, string>} */
const chosen = new Map();

/** The card or form beside which a preview stands. @param {Element} inPreview */
function formBeside(inPreview) {
  const form = inPreview.closest('.turn')?.querySelector('form.card');
  return form instanceof HTMLFormElement ? form : undefined;
}

log.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const pressed = target.closest('[data-action]');
  if (pressed instanceof HTMLElement) press(pressed);
  const copy = target.closest('.copy');
  if (copy instanceof HTMLButtonElement) void copyBelow(copy);
});

/** A choice's own id is its value; a button of Discord has only one. @param {HTMLElement} pressed */
function press(pressed) {
  const id = pressed.dataset['value'] || pressed.dataset['action'];
  const form = formBeside(pressed);
  const same = [...(form?.elements ?? [])].find(
    (each) => each instanceof HTMLButtonElement && each.value === id,
  );
  if (same instanceof HTMLElement) form?.requestSubmit(same);
}

log.addEventListener('submit', (event) => {
  const { target } = event;
  if (!(target instanceof HTMLFormElement) || target.dataset['form'] === undefined) return;
  event.preventDefault();
  const form = formBeside(target);
  if (!form) return;
  const filled = new FormData(target);
  const names = new Set([...target.elements].map((each) => each.getAttribute('name') ?? ''));
  for (const field of form.elements) {
    const name = field.getAttribute('name')?.replace(/^v\./, '') ?? '';
    if (names.has(name)) fill(field, filled.getAll(name).map(String));
  }
  form.requestSubmit();
});

/** @param {Element} field @param {string[]} values */
function fill(field, values) {
  if (field instanceof HTMLInputElement && field.type === 'checkbox')
    field.checked = values.includes(field.value);
  else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
    field.value = values[0] ?? '';
}

/** @param {HTMLButtonElement} button */
async function copyBelow(button) {
  await navigator.clipboard.writeText(
    button.parentElement?.querySelector('pre')?.textContent ?? '',
  );
  button.textContent = button.dataset['copied'] ?? '';
}

log.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.closest('.one-of')) return;
  const [kind = ''] = target.name.split('-');
  chosen.set(kind, target.value);
  chooseEverywhere();
});

function chooseEverywhere() {
  for (const [kind, value] of chosen)
    for (const radio of log.querySelectorAll(`.one-of input[name^="${kind}-"][value="${value}"]`))
      if (radio instanceof HTMLInputElement) radio.checked = true;
}

function welcome() {
  for (const copy of log.querySelectorAll('.copy'))
    if (copy instanceof HTMLElement) copy.hidden = !navigator.clipboard;
  chooseEverywhere();
}

new MutationObserver(welcome).observe(log, { childList: true, subtree: true });
welcome();
