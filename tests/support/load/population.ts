/** So many people ask, and in so many channels: nobody asks too often, and no channel is full. */
export const PEOPLE = 2_000;
export const CHANNELS = 500;
