import type { Locator } from 'playwright-core';
import type { Seen } from '../../contracts/surface.ts';

/** Whatever in a card could lead away, run, or be asked for elsewhere. */
const ACTIVE =
  'a, script, iframe, object, embed, [onclick], [onerror], [style], img:not([src^="/figures/"])';

/** What a person sees of an answer, without what stands beside it. */
export async function readTurn(turn: Locator): Promise<Seen> {
  const card = turn.locator('form.card');
  return {
    text: await card.innerText(),
    alts: await card
      .locator('img')
      .evaluateAll((all) => all.map((each) => each.getAttribute('alt') ?? '')),
    labels: (await card.locator('button .label').allInnerTexts()).map((label) => label.trim()),
    private: true,
    active: await card.locator(ACTIVE).evaluateAll((all) => all.map(({ outerHTML }) => outerHTML)),
  };
}
