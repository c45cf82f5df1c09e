// A move's own page starts moving by itself, unless somebody asked for less motion.
if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
  for (const box of document.querySelectorAll('.autoplay input')) {
    if (box instanceof HTMLInputElement) box.checked = true;
  }
}
