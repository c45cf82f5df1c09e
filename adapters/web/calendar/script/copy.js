// Buttons that copy a line. They show themselves where there is a clipboard; elsewhere the line can be selected.
const told = document.querySelector('.copied');

for (const button of document.querySelectorAll('[data-copies]')) {
  if (!(button instanceof HTMLElement) || !navigator.clipboard) continue;
  const { copies = '', done = '' } = button.dataset;
  const line = document.getElementById(copies);
  if (line === null || told === null) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(line.textContent);
      told.textContent = done;
    } catch {
      getSelection()?.selectAllChildren(line);
    }
  });
}
