import { html, type Html } from '../html.ts';

/** The bot's sign: somebody who sits up and reaches over, the upper back aglow. */
export const LOGO: Html = html`<svg class="preview-logo" viewBox="0 0 64 64" aria-hidden="true">
  <rect width="64" height="64" fill="#c3d9d6" />
  <path
    d="M20 58C16 43 22 31 35 28"
    fill="none"
    stroke="#335a72"
    stroke-width="11"
    stroke-linecap="round"
  />
  <path
    d="M35 28C43 26 49 20 53 11"
    fill="none"
    stroke="#335a72"
    stroke-width="7"
    stroke-linecap="round"
  />
  <path
    d="M19.5 40C21 34 25 30 31 28"
    fill="none"
    stroke="#ff5a3c"
    stroke-width="5"
    stroke-linecap="round"
  />
  <circle cx="33" cy="14" r="8" fill="#335a72" />
</svg>`;

/** An arrow down: there is more to choose from. */
export const CHEVRON: Html = html`<svg class="preview-icon" viewBox="0 0 24 24" aria-hidden="true">
  <path
    d="M5 9l7 7 7-7"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
  />
</svg>`;

/** An eye: who can see this. */
export const EYE: Html = html`<svg class="preview-icon" viewBox="0 0 24 24" aria-hidden="true">
  <path
    d="M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12z"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linejoin="round"
  />
  <circle cx="12" cy="12" r="3" fill="currentColor" />
</svg>`;

/** A cross: close. */
export const CROSS: Html = html`<svg class="preview-icon" viewBox="0 0 24 24" aria-hidden="true">
  <path
    d="M5 5l14 14M19 5L5 19"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
  />
</svg>`;

/** An arrow out of a box: leads to another page. */
export const LEADS_OUT: Html = html`<svg
  class="preview-icon"
  viewBox="0 0 24 24"
  aria-hidden="true"
>
  <path
    d="M14 4h6v6M20 4l-9 9M18 14v5H5V6h5"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
  />
</svg>`;
