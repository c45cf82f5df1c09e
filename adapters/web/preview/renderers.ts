import type { Html } from '../html.ts';
import type { Context } from './options.ts';
import { unsupported } from './unsupported.ts';

interface Typed {
  readonly type: PropertyKey;
}

type Renderer<Part, With> = (part: Part, shared: With) => Html;

/** How each kind of part is shown, by its type; kinds without one can't be. */
export type Renderers<Part extends Typed, With = Context> = {
  readonly [Type in Part['type']]?: Renderer<Extract<Part, { readonly type: Type }>, With>;
};

/**
 * Shows a part by its type, or says that it can't. Only the table's own entries
 * count: a part that calls itself "constructor" has none.
 */
export function render<Part extends Typed, With>(
  renderers: Renderers<Part, With>,
  part: Part,
  shared: With,
): Html {
  const type: Part['type'] = part.type;
  const renderer = Object.hasOwn(renderers, type)
    ? (renderers[type] as Renderer<Part, With> | undefined)
    : undefined;
  return renderer?.(part, shared) ?? unsupported(`type ${String(type)}`);
}
