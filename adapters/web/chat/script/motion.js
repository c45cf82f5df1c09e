import { one } from './one.js';

/** Whether the person's system asks for less motion. */
const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Pictures that have their button. @type {WeakSet<Element>} */
const known = new WeakSet();

/** @param {HTMLElement} figure */
function offer(figure) {
  const image = figure.querySelector('img');
  const button = figure.querySelector('button');
  const { moving, still } = figure.dataset;
  if (known.has(figure) || !image || !button || !moving || !still) return;
  known.add(figure);
  let isMoving = !isCalm;
  const label = () => {
    button.dataset['shown'] = isMoving ? 'pause' : 'play';
    button.setAttribute(
      'aria-label',
      (isMoving ? button.dataset['pause'] : button.dataset['play']) ?? '',
    );
  };
  button.addEventListener('click', () => {
    isMoving = !isMoving;
    // From now on it is the button's business, not the system's wish.
    figure.querySelector('source')?.remove();
    image.src = isMoving ? moving : still;
    label();
  });
  label();
  button.hidden = false;
}

function offerAll() {
  for (const figure of document.querySelectorAll('.picture'))
    if (figure instanceof HTMLElement) offer(figure);
}

new MutationObserver(offerAll).observe(one('#log', HTMLElement), {
  childList: true,
  subtree: true,
});
offerAll();
