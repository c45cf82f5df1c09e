import { onExchange } from './htmx-event.js';
import { one } from './one.js';

/*
 * Which post this browser has had last, so that each comes once, however often the page is opened.
 */
const log = one('#log', HTMLElement);
const KEY = 'last-post';

/** Storage can be forbidden: then the last posts come again with each page. */
function lastSeen() {
  try {
    return localStorage.getItem(KEY) ?? '0';
  } catch {
    return '0';
  }
}

onExchange('htmx:config:request', ({ sourceElement, request: { body } }) => {
  if (sourceElement === log) body?.set('seen', lastSeen());
});

log.addEventListener('htmx:sse:after:message', (event) => {
  const id = event instanceof CustomEvent ? event.detail?.message?.id : undefined;
  try {
    if (typeof id === 'string') localStorage.setItem(KEY, id);
  } catch {
    // See above.
  }
});
