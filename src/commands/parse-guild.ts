import { InvalidArgumentError } from 'commander';

/** The id of a Discord server, which Discord refuses without a word on what is wrong when it is none. */
export function parseGuild(text: string): string {
  if (!/^\d{15,21}$/.test(text))
    throw new InvalidArgumentError(
      'It must be the id of a server: 15 to 21 digits, as “Copy Server ID” in Discord’s developer mode gives it.',
    );
  return text;
}
