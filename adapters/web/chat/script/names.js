import Combobox from './combobox-nav.js';
import { onExchange } from './htmx-event.js';
import { one } from './one.js';

const text = one('#text', HTMLInputElement);
const names = one('#names', HTMLElement);
const combobox = new Combobox(text, names, { tabInsertsSuggestions: true });

/** @param {boolean} isOpen */
function show(isOpen) {
  if (isOpen === !names.hidden) return;
  names.hidden = !isOpen;
  if (isOpen) combobox.start();
  else combobox.stop();
}

/** Closes the list of names, until something else is typed. */
export function hideNames() {
  show(false);
  names.replaceChildren();
}

onExchange('htmx:after:swap', ({ sourceElement }) => {
  if (sourceElement !== text) return;
  combobox.clearSelection();
  // Names that come after the question has gone out are of no use any more.
  const isAsking = text.form?.classList.contains('htmx-request') === true;
  const isTyping = document.activeElement === text && text.value !== '' && !isAsking;
  show(isTyping && names.childElementCount > 0);
});

names.addEventListener('combobox-commit', ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  text.value = target.dataset['line'] ?? '';
  hideNames();
});

// A pointer on a name must not take the focus before its click has come.
names.addEventListener('pointerdown', (event) => event.preventDefault());
text.addEventListener('blur', hideNames);
text.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') hideNames();
});
