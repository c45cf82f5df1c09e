import type { Action } from '../../../src/cards/card.ts';
import { type Draft, ELLIPSIS, plain } from './draft.ts';
import {
  BUTTONS_IN_ROW,
  BUTTON_ROWS,
  CONTROLS,
  ID,
  ID_BYTES,
  MENUS,
  OPTIONS_IN_MENU,
} from './limits.ts';

/** Makes buttons and menus as long as a message has room for them. */
export interface ControlRoom {
  buttons(actions: readonly Action[]): Draft[];
  menus(prompt: string, choices: readonly Action[]): Draft[];
}

/** Counts what buttons and menus take of one message: components, and bytes for their ids. */
export function controlRoom(): ControlRoom {
  const left = { components: CONTROLS, idBytes: ID_BYTES };
  const onButtons = new Set<string>();

  /** Those that there is room for, each once: one more with the same id would do the same. */
  function admit(actions: readonly Action[], most: number, seen: Set<string>, cost: Cost) {
    const kept: Action[] = [];
    for (const action of actions.map(withShortId)) {
      if (seen.has(action.id)) continue;
      const components = cost(kept.length);
      const idBytes = Buffer.byteLength(action.id);
      if (kept.length === most || left.components < components || left.idBytes < idBytes) {
        return { kept, cut: true };
      }
      left.components -= components;
      left.idBytes -= idBytes;
      seen.add(action.id);
      kept.push(action);
    }
    return { kept, cut: false };
  }

  return {
    buttons(actions) {
      const most = BUTTON_ROWS * BUTTONS_IN_ROW;
      const { kept, cut } = admit(actions, most, onButtons, costOfButton);
      return inGroups(kept, BUTTONS_IN_ROW, cut, (buttons) => ({ type: 'buttons', buttons }));
    },
    menus(placeholder, choices) {
      const most = MENUS * OPTIONS_IN_MENU;
      const { kept, cut } = admit(choices, most, new Set(), costOfOption);
      return inGroups(kept, OPTIONS_IN_MENU, cut, (options) => ({
        type: 'menu',
        placeholder,
        options,
      }));
    },
  };
}

/** How many components the next one needs, after so many. */
type Cost = (before: number) => number;

/** A button is a component, and the first of a row brings the row with it. */
const costOfButton: Cost = (before) => (before % BUTTONS_IN_ROW === 0 ? 2 : 1);
/** Options aren't components; the first of a menu brings the menu and its row. */
const costOfOption: Cost = (before) => (before % OPTIONS_IN_MENU === 0 ? 2 : 0);

/** No id of ours is longer. A longer one would be refused; a cut one gets a helpful answer. */
function withShortId(action: Action): Action {
  return { ...action, id: action.id.slice(0, ID) };
}

function inGroups(
  all: readonly Action[],
  size: number,
  cut: boolean,
  make: (group: readonly Action[]) => Draft,
): Draft[] {
  const groups: Draft[] = [];
  for (let at = 0; at < all.length; at += size) groups.push(make(all.slice(at, at + size)));
  return cut ? [...groups, plain(ELLIPSIS)] : groups;
}
