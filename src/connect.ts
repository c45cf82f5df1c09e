import { join, resolve } from 'node:path';
import type { Adapter, OnRefused } from './adapter.ts';
import { root } from './assemble.ts';
import type { CardContext } from './cards/context.ts';
import { createWording } from './cards/wording.ts';
import { describeCommands } from './commands/describe.ts';
import type { Config } from './config/config.ts';
import type { Platforms } from './config/platforms.ts';
import { otherPhrases } from './content/languages.ts';
import type { InstallationStore } from './installation-store.ts';
import type { Service } from './service.ts';

/** What adapters are given besides their configuration. */
export interface ConnectOptions {
  readonly onRefused: OnRefused;
  /** Where what lets the bot into a platform's workspaces is kept, if anything can be. */
  readonly installationsOf: (platform: string) => InstallationStore | undefined;
}

/** Adapters are loaded only where they are used: each brings a large library. */
export async function connect(
  { discord, slack }: Platforms,
  config: Config,
  { service, context }: { service: Service; context: CardContext },
  { onRefused, installationsOf }: ConnectOptions,
): Promise<Adapter[]> {
  const { data, language, publicUrl, schedulers } = config;
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
    const installations = 'app' in slack ? installationsOf('slack') : undefined;
    adapters.push(
      createSlack(slack, service, {
        pictures,
        onRefused,
        ...(installations ? { installations } : {}),
      }),
    );
  }
  // Who serves people elsewhere needs no page here, unless they say so.
  if (config.web && !config.web.isDefault) {
    const { createPlayground } = await import('./playground.ts');
    adapters.push(createPlayground(config.web, config, service, context));
  }
  return adapters;
}
