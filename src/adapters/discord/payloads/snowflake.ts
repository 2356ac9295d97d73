import { z } from 'zod';

/** An id of Discord's: it becomes a piece of addresses, and of patterns. */
export const snowflakeSchema = z.string().regex(/^\d{1,20}$/);
