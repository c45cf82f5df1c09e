import { Locale } from 'discord.js';

/** Languages that Discord knows by an older tag than everybody else. */
const OTHERWISE: Readonly<Record<string, string>> = { nb: 'no' };

/**
 * The languages of Discord's apps that a language tag covers: `de` for "de",
 * `en-US` and `en-GB` for "en", `zh-CN` but not `zh-TW` for "zh". None where
 * Discord has no such language.
 *
 * @see https://docs.discord.com/developers/reference#locales
 */
export function discordLocales(tag: string): string[] {
  const all: readonly string[] = Object.values(Locale);
  const wanted = new Intl.Locale(OTHERWISE[tag] ?? tag);
  if (wanted.region !== undefined) return all.filter((each) => each === wanted.baseName);
  const { language, script } = wanted.maximize();
  return all.filter((each) => {
    const offered = new Intl.Locale(each).maximize();
    return offered.language === language && offered.script === script;
  });
}
