import { join, resolve } from 'node:path';
import type { Adapter, OnRefused } from './adapter.ts';
import { root } from './assemble.ts';
import { createWording } from './cards/wording.ts';
import { describeCommands } from './commands/describe.ts';
import type { Config, Platforms } from './config.ts';
import { otherPhrases } from './content/languages.ts';
import type { Service } from './service.ts';

/** Adapters are loaded only where they are used: each brings a large library. */
export async function connect(
  { discord, slack }: Platforms,
  { data, language, publicUrl, schedulers }: Config,
  service: Service,
  onRefused: OnRefused,
): Promise<Adapter[]> {
  const adapters: Adapter[] = [];
  if (discord) {
    const { createDiscord } = await import('../adapters/discord/discord.ts');
    const translations = new Map(
      [...otherPhrases(join(root, 'data'), language)].map(([tag, phrases]) => {
        return [tag, describeCommands(createWording(phrases))] as const;
      }),
    );
    const custom = schedulers ? { schedulers } : {};
    adapters.push(createDiscord(discord, service, { translations, onRefused, ...custom }));
  }
  if (slack) {
    const { createSlack } = await import('../adapters/slack/slack.ts');
    const pictures = { folder: resolve(root, data), ...(publicUrl ? { publicUrl } : {}) };
    adapters.push(createSlack(slack, service, { pictures, onRefused }));
  }
  return adapters;
}
