/**
 * What htmx tells of a request, as far as this page uses it.
 *
 * @typedef {object} Exchange
 * @property {Element} sourceElement what was used
 * @property {{ body?: FormData | null, submitter?: Element | null }} request
 * @property {{ status: number }} [response] none when no answer came
 * @property {{ retarget?: string }} [hx] what the answer's headers say
 */

/**
 * Listens to one of htmx's events about requests.
 *
 * @param {string} name
 * @param {(exchange: Exchange) => void} hear
 */
export function onExchange(name, hear) {
  document.addEventListener(name, (event) => {
    const exchange = event instanceof CustomEvent ? event.detail?.ctx : undefined;
    if (exchange?.sourceElement && exchange.request) hear(exchange);
  });
}
