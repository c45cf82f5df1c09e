import { readActionId, type Verb } from '../../src/cards/action-id.ts';
import type { Input, Origin } from '../../src/request.ts';
import type { Known, People } from './people.ts';
import { isDirect } from './place.ts';

/** Who does something, and where. */
export interface Doing {
  readonly person: string;
  /** The conversation; for a modal, that in which it was opened. The Home tab has none. */
  readonly channel?: string | undefined;
}

/**
 * Milliseconds to find out about a person. A form has to be answered within three seconds of which
 * the service may take two and a half; whoever fills one in was mostly looked up before it opened.
 */
const PATIENCE = { form: 400, others: 1_500 } as const;

/**
 * Where a request came from, by Slack's ids. Anybody in Slack may begin a schedule. What is said in
 * direct messages is about no channel; a card or form there carries the one that it is about.
 */
export async function originOf(
  input: Input,
  { person, channel }: Doing,
  { people, team }: { readonly people: People; readonly team: string },
): Promise<{ readonly from?: Origin }> {
  const carriesChannel = input.type === 'action' || input.type === 'form';
  if (channel === undefined || (isDirect(channel) && !carriesChannel)) return {};
  const { name: _name, ...known }: Known = mattersWhoManages(input)
    ? await people.look(person, input.type === 'form' ? PATIENCE.form : PATIENCE.others)
    : { manages: false };
  return { from: { workspace: team, channel, person, begins: true, ...known } };
}

const VERBS: ReadonlySet<Verb | undefined> = new Set(['schedule', 'privacy', 'forget']);

/** Only about schedules, and what may be deleted, it matters who manages the workspace, and what time it is for them. */
function mattersWhoManages(input: Input): boolean {
  switch (input.type) {
    case 'command':
    case 'message':
      return /^\s*\/?(?:schedule|privacy)\b/i.test(input.text);
    case 'action':
    case 'form':
      return VERBS.has(readActionId(input.id)?.verb);
    case 'home':
      return false;
  }
}
