// Buttons that copy a line. They show themselves where there is a clipboard; elsewhere the line can be selected.
const status = document.querySelector('.copied');

for (const button of document.querySelectorAll('[data-copies]')) {
  if (!(button instanceof HTMLElement) || !navigator.clipboard) continue;
  const { copies = '', done = '' } = button.dataset;
  const line = document.getElementById(copies);
  if (line === null || status === null) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(line.textContent);
      status.textContent = done;
    } catch {
      getSelection()?.selectAllChildren(line);
    }
  });
}
