/*
 * The page's colours: as the system, light or dark. Runs before anything is painted, so that no
 * page flashes, and remembers the choice in this browser.
 */
const THEMES = ['auto', 'light', 'dark'];

/** The choice; storage can be forbidden, then every page begins with the system's. */
function chosen() {
  try {
    return localStorage.getItem('theme') ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** @param {string} theme */
function choose(theme) {
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // It holds for this page.
  }
  apply(theme);
}

/** @param {string} theme */
function apply(theme) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

apply(chosen());

document.addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector('button.theme');
  if (!(button instanceof HTMLButtonElement)) return;
  let theme = THEMES.includes(chosen()) ? chosen() : 'auto';
  const label = () => {
    const text = button.dataset[theme] ?? '';
    button.setAttribute('aria-label', text);
    button.title = text;
    button.dataset.shown = theme;
  };
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
    choose(theme);
    label();
  });
  label();
  button.hidden = false;
});
