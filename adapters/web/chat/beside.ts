import { basename } from 'node:path';
import type { Card } from '../../../src/cards/card.ts';
import type { Form } from '../../../src/cards/form.ts';
import type { Phrases } from '../../../src/content/schema/phrases.ts';
import type { Log } from '../../../src/log.ts';
import { html, type Html } from '../html.ts';
import type { Client, Knowledge, Shown } from '../knowledge.ts';
import { pictureAddress } from '../pictures.ts';

/** What the other clients are given to show. */
export interface ShownElsewhere {
  readonly card: Card;
  readonly private: boolean;
  readonly form?: Form;
}

/** What is needed to show it. */
export interface Elsewhere {
  readonly knowledge: Pick<Knowledge, 'clients' | 'pictureOf'>;
  readonly phrases: Phrases;
  readonly log: Log;
}

const LOOKS = ['page', 'light', 'dark'] as const;

/**
 * The same answer as each of the other clients shows it, one at a time, light or dark, with the
 * very payload below.
 *
 * @param turn the id of the part of the chat in which it stands.
 */
export async function beside(
  turn: string,
  shown: ShownElsewhere,
  elsewhere: Elsewhere,
): Promise<Html | undefined> {
  const {
    phrases,
    knowledge: { clients },
  } = elsewhere;
  if (clients.length === 0) return undefined;
  const { preview } = phrases.web;
  const drawn = await Promise.all(clients.map((client) => draw(client, turn, shown, elsewhere)));
  return html`<div class="beside" role="group" aria-labelledby="beside-${turn}">
    <h3 class="unseen" id="beside-${turn}">${preview.title}</h3>
    <div class="beside-bar">
      ${oneOf(
        `client-${turn}`,
        preview.client,
        clients.map(({ name, label }) => ({ value: name, label })),
      )}
      ${oneOf(
        `look-${turn}`,
        preview.look,
        LOOKS.map((look) => ({ value: look, label: preview.looks[look] })),
      )}
    </div>
    ${drawn}
  </div>`;
}

/** A few things of which one is chosen, the first to begin with. */
function oneOf(
  name: string,
  legend: string,
  choices: readonly { readonly value: string; readonly label: string }[],
): Html {
  return html`<fieldset class="one-of">
    <legend class="unseen">${legend}</legend>
    ${choices.map(
      ({ value, label }, at) =>
        html`<label
          ><input
            type="radio"
            name="${name}"
            value="${value}"
            autocomplete="off"
            ${at === 0 ? html`checked` : ''}
          /><span>${label}</span></label
        >`,
    )}
  </fieldset>`;
}

async function draw(
  client: Client,
  turn: string,
  shown: ShownElsewhere,
  { phrases, log, knowledge }: Elsewhere,
): Promise<Html> {
  const { payload, copy, copied, failed } = phrases.web.preview;
  try {
    const sent = await payloadOf(client, shown);
    const urlOf = (reference: string) => picture(reference, knowledge);
    const options = { urlOf, id: `${client.name}-${turn}`, bot: phrases.chat.name };
    return html`<div class="shown" data-client="${client.name}">
      ${client.preview(sent, options)}
      <details class="payload">
        <summary>${payload.replace('{client}', client.label)}</summary>
        <button type="button" class="copy" hidden data-copied="${copied}">${copy}</button>
        <pre tabindex="0">${JSON.stringify(sent, undefined, 2)}</pre>
      </details>
    </div>`;
  } catch (error) {
    // The answer itself is there all the same.
    log.failure('web.preview', error, { client: client.name });
    return html`<p class="shown" data-client="${client.name}">${failed}</p>`;
  }
}

/** A form where the client can open it, else the card, as its adapter does. */
async function payloadOf(client: Client, { form, ...card }: ShownElsewhere): Promise<unknown> {
  const opened: Shown | undefined = form && { form };
  return (opened && (await client.payload(opened))) ?? client.payload(card);
}

/** A picture by what a payload calls it: a file's name, or an address that ends with it. */
function picture(reference: string, { pictureOf }: Pick<Knowledge, 'pictureOf'>) {
  const [name = ''] = basename(reference).split('.');
  // A second picture of the same message has its number before its name.
  const found = pictureOf(name) ?? pictureOf(name.replace(/^\d+-/, ''));
  return found && { moving: pictureAddress(found.gif), still: pictureAddress(found.png) };
}
