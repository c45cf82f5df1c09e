import { WebClient } from '@slack/web-api';
import { renderMessage } from '../../adapters/slack/render/message.ts';
import type { Picture, PictureSource } from '../../adapters/slack/render/card.ts';
import type { Send } from './send.ts';

/** How long Slack may look an upload over before it can stand in a message, in milliseconds. */
const SETTLING = 5_000;

/** Posts a card in a channel, its picture uploaded first, and deletes it. */
export function trySlack(token: string, channel: string): Send {
  const client = new WebClient(token, { retryConfig: { retries: 1 }, timeout: 20_000 });

  async function upload({ animation, alt }: Picture): Promise<PictureSource | undefined> {
    const { files } = await client.filesUploadV2({
      file: animation,
      filename: 'stretch.gif',
      alt_text: alt.slice(0, 1_000),
    });
    const id = files.flatMap((each) => each.files ?? []).at(0)?.id;
    const { promise: settled, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, SETTLING);
    await settled;
    return id === undefined ? undefined : { slack_file: { id } };
  }

  return async (card) => {
    const picture = card.blocks.find((block) => block.type === 'image');
    const source = picture ? await upload(picture) : undefined;
    const message = renderMessage(card, () => source);
    const { ts } = await client.chat.postMessage({ channel, ...message });
    if (ts === undefined) throw new Error('it has no name of its own to be deleted by');
    await client.chat.delete({ channel, ts });
  };
}
