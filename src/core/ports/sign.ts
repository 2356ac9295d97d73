/** HMAC-SHA-256 of a message under the bot's secret: 32 bytes that nobody without the secret can work out. */
export type Sign = (message: string) => Uint8Array;
