import { PermissionFlagsBits } from 'discord.js';
import type { Asker } from '../../../core/requests/request.ts';
import type { AnyInteraction } from '../payloads/interaction.ts';

/** Who runs a server, or may. */
const ADMINS = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/** Who did something, as they are called where they did it. */
export function askerOf({ member, user, locale }: AnyInteraction): Asker {
  const person = member?.user ?? user;
  return {
    id: person?.id ?? '',
    name: member?.nick ?? person?.global_name ?? person?.username ?? '',
    isAdmin: member !== undefined && (BigInt(member.permissions) & ADMINS) !== 0n,
    locale: locale ?? null,
  };
}
