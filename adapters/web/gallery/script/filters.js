// When htmx has brought another list, the address says what was chosen: to be kept, shared or reloaded.
document.addEventListener('htmx:after:swap', () => {
  const address = document.getElementById('found')?.dataset.address;
  if (address !== undefined) history.replaceState(history.state, '', address);
});
