import {
  CannotSendMessagesToThisUserErrorCodes,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  RESTJSONErrorCodes,
} from 'discord.js';
import { RefusedError } from '../../src/adapter.ts';

const PORTAL = 'https://discord.com/developers/applications, your application, Bot';

/** The message of a refusal, by the code with which Discord closes a connection for good. */
const CLOSED = new Map<number, string>([
  [
    GatewayCloseCodes.AuthenticationFailed,
    `DISCORD_TOKEN: Discord refuses this token; it was reset, or isn’t whole. Copy it again from ${PORTAL}, Reset Token.`,
  ],
  [
    GatewayCloseCodes.DisallowedIntents,
    `DISCORD_TOKEN: Discord lets this application hear neither mentions nor direct messages (4014, disallowed intents). Switch on “Message Content Intent” at ${PORTAL}, Privileged Gateway Intents, or use another application’s token.`,
  ],
  [
    GatewayCloseCodes.InvalidIntents,
    'Discord doesn’t know the intents that the bot asks for (4013). Bring Unhunch up to date.',
  ],
  [
    GatewayCloseCodes.InvalidAPIVersion,
    'Discord no longer speaks the version of its API that the bot uses (4012). Bring Unhunch up to date.',
  ],
  [
    GatewayCloseCodes.ShardingRequired,
    'Discord wants the bot’s many servers spread over more connections (4011). Start it again; it counts them at start.',
  ],
  [
    GatewayCloseCodes.InvalidShard,
    'Discord doesn’t know the connection that the bot asked for (4010). Start it again.',
  ],
]);

/** Why a connection that was closed with this code won't come back, if so. */
export function refusalOfClose(code: number): RefusedError | undefined {
  const message = CLOSED.get(code);
  return message === undefined ? undefined : new RefusedError(message);
}

/** The refusal behind an error, where it means that the token is no longer good. */
export function refusalOf(error: unknown): RefusedError | undefined {
  const badToken =
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    // With any other code a 401 is about the token of an interaction (50027).
    (error instanceof DiscordAPIError && error.status === 401 && error.code === 0);
  return badToken ? refusalOfClose(GatewayCloseCodes.AuthenticationFailed) : undefined;
}

/** Whether Discord answered with one of these error codes. */
function hasCode(error: unknown, codes: ReadonlySet<number>): boolean {
  return error instanceof DiscordAPIError && codes.has(Number(error.code));
}

const ANSWERED = new Set<number>([RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged]);
const TOO_LATE = new Set<number>([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
]);
const NO_ACCESS = new Set<number>([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownChannel,
]);
const NO_DIRECT_MESSAGES = new Set<number>(CannotSendMessagesToThisUserErrorCodes);

/** The interaction has had its first answer already. */
export const isAnswered = (error: unknown) => hasCode(error, ANSWERED);
/** The interaction can't be answered any more. */
export const isTooLate = (error: unknown) => hasCode(error, TOO_LATE);
/** The bot may not see the channel, or not write there, or there is none. */
export const lacksAccess = (error: unknown) => hasCode(error, NO_ACCESS);
/** The person takes no direct messages from the bot. */
export const takesNoDirectMessages = (error: unknown) => hasCode(error, NO_DIRECT_MESSAGES);
