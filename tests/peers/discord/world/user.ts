import type { APIUser } from 'discord-api-types/v10';
import { flagSet } from './flag-set.ts';

/** A user as both the REST API and the gateway show one; `primary_guild` is in neither's types. */
export interface User extends APIUser {
  primary_guild: null;
}

/** The user object of a person or a bot without a picture. */
export function makeUser(id: string, username: string, bot: boolean): User {
  return {
    id,
    username,
    discriminator: '0',
    global_name: username,
    avatar: null,
    bot,
    public_flags: flagSet(0),
    flags: flagSet(0),
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
  };
}
