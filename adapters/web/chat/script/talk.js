import { onExchange } from './htmx-event.js';
import { hideNames } from './names.js';
import { one } from './one.js';

const log = one('#log', HTMLElement);
const form = one('#ask', HTMLFormElement);
const text = one('#text', HTMLInputElement);
const trouble = one('#trouble', HTMLElement);
const clear = one('#clear', HTMLButtonElement);

/** Whether a person asked for something; names and posts come by themselves. @param {Element} source */
const isAsked = (source) => source !== log && source !== text;

onExchange('htmx:config:request', ({ sourceElement, request: { body, submitter } }) => {
  if (!body || sourceElement === log) return;
  if (sourceElement === form) hideNames();
  body.set('browser-zone', Intl.DateTimeFormat().resolvedOptions().timeZone);
  const label = submitter?.querySelector('.label')?.textContent;
  if (label) body.set('label', label);
});

onExchange('htmx:error', ({ sourceElement, response }) => {
  if (isAsked(sourceElement) && !response)
    trouble.textContent = trouble.dataset['unreachable'] ?? '';
});

onExchange('htmx:after:swap', ({ sourceElement, response, hx }) => {
  if (!isAsked(sourceElement) || !response) return;
  if (response.status >= 400) {
    markProblems(sourceElement);
    return;
  }
  trouble.textContent = '';
  const turn = hx?.retarget
    ? document.querySelector(hx.retarget)
    : [...log.querySelectorAll('.turn')].at(-1);
  if (sourceElement === form) {
    text.value = '';
    hideNames();
  }
  // Whoever typed goes on typing; whoever pressed something is taken to what came of it.
  focusOn(sourceElement === form ? text : turn?.querySelector('.card-title'));
  (turn?.closest('.exchange') ?? turn)?.scrollIntoView({ block: 'start' });
});

/** Says at each field whether it has a problem, and goes to the first that has. @param {Element} sent */
function markProblems(sent) {
  const fields = [...sent.querySelectorAll('.field')].map((field) => ({
    control: field.querySelector('input:not([type=hidden]), select'),
    isWrong: field.querySelector('.problem')?.textContent !== '',
  }));
  for (const { control, isWrong } of fields) control?.setAttribute('aria-invalid', `${isWrong}`);
  focusOn(fields.find(({ isWrong }) => isWrong)?.control);
}

/** @param {Element | null | undefined} element */
function focusOn(element) {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}

clear.addEventListener('click', () => {
  log.replaceChildren();
  trouble.textContent = '';
  text.focus();
});
new MutationObserver(() => {
  clear.hidden = log.querySelector('.turn') === null;
}).observe(log, { childList: true });
