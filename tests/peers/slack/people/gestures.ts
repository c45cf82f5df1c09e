import type { Ack } from '../server/delivery.ts';
import type { StateValues } from './inputs.ts';
import type { Json } from '../json.ts';
import type { Sight } from '../sight.ts';
import type { Member } from '../workspace/workspace.ts';

/**
 * What Slack's own programs can do for a person: each becomes a payload for the bot, and what the
 * bot sends back with its acknowledgement becomes something the person sees.
 */
export interface Gestures {
  runCommand(by: Member, place: string, command: string, text: string): Promise<Ack>;
  /** @param text As typed, not escaped; `mentionsBot` puts the bot's name before it. */
  write(
    by: Member,
    place: string,
    text: string,
    options: { readonly mentionsBot: boolean; readonly threadTs: string | undefined },
  ): Promise<Ack>;
  /** @param action The element acted on, with `block_id` and what it now holds. */
  act(by: Member, sight: Sight, action: Json): Promise<Ack>;
  /** The bot's options for what was typed in an external select. */
  suggest(by: Member, sight: Sight, action: Json, typed: string): Promise<Ack>;
  /** What the inputs of a modal hold. */
  valuesOf(viewId: string): StateValues;
  submit(by: Member, viewId: string, values: StateValues): Promise<Ack>;
  close(by: Member, viewId: string): Promise<Ack>;
  openHome(by: Member, tab: 'home' | 'messages'): Promise<Ack>;
  useShortcut(by: Member, callbackId: string): Promise<Ack>;
}
