import { isJson, type Json, objectsIn, text } from '../json.ts';

/** Elements that somebody can act on; each has an `action_id`. */
const INTERACTIVE = /^(button|overflow|checkboxes|radio_buttons|.*(select|picker|input))$/;

/** The blocks with the ids that Slack makes up where the app gave none. */
export function identified(blocks: unknown, nextId: () => string): Json[] {
  return objectsIn(blocks).map((block) => {
    const elements = Array.isArray(block['elements'])
      ? { elements: objectsIn(block['elements']).map((each) => withActionId(each, nextId)) }
      : {};
    const { accessory, element } = block;
    return {
      ...block,
      block_id: text(block['block_id']) ?? nextId(),
      ...elements,
      ...(isJson(accessory) && { accessory: withActionId(accessory, nextId) }),
      ...(isJson(element) && { element: withActionId(element, nextId) }),
    };
  });
}

function withActionId(element: Json, nextId: () => string): Json {
  if (!INTERACTIVE.test(text(element['type']) ?? '')) return element;
  return { ...element, action_id: text(element['action_id']) ?? nextId() };
}
