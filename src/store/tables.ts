import type { Generated } from 'kysely';
import type { Platform } from '../core/ports/place.ts';
import type { AskedQuestion, Feedback } from '../core/ports/questions.ts';

/** The tables as `migrations.ts` leaves them. Times are milliseconds since 1970, truths are 0 or 1. */
export interface Tables {
  readonly claims: ClaimRow;
  readonly questions: QuestionRow;
  readonly feedback: FeedbackRow;
  readonly channel_settings: ChannelSettingsRow;
  readonly installations: InstallationRow;
  readonly token_buckets: TokenBucketRow;
  readonly secrets: SecretRow;
  readonly health_checks: HealthCheckRow;
}

export interface ClaimRow {
  readonly event: string;
  /** Another for each that is made: who holds it knows it. */
  readonly holder: string;
  readonly made_at: number;
  readonly lease_ends_at: number;
  readonly is_answered: number;
  /** Who asked, while the request is kept and they may want it forgotten. */
  readonly person: string | null;
  /** What it takes to deal with it, until it is answered; `null` where it isn't kept. */
  readonly sealed_request: string | null;
  /** How often somebody began to deal with it. */
  readonly tries: Generated<number>;
}

export interface QuestionRow {
  readonly id: string;
  readonly asked_at: number;
  readonly platform: Platform;
  readonly workspace: string | null;
  readonly channel: string;
  readonly conversation: string | null;
  readonly person: string;
  readonly text: string;
  readonly outcome: AskedQuestion['outcome'];
  readonly confidence: number;
  readonly engine: AskedQuestion['engine'];
  readonly nearest_article: string | null;
  readonly nearest_passage: number | null;
}

export interface FeedbackRow {
  readonly question: string;
  readonly person: string;
  readonly verdict: Feedback['verdict'];
  readonly reason: string | null;
  readonly given_at: number;
}

interface ChannelSettingsRow {
  readonly platform: Platform;
  readonly channel: string;
  /** JSON of `ChannelSettings`. */
  readonly settings: string;
}

interface InstallationRow {
  readonly platform: Platform;
  readonly workspace: string;
  /** As `createSealer` makes it. */
  readonly sealed_record: string;
}

export interface TokenBucketRow {
  readonly key: string;
  /** When it holds all its tokens again. */
  readonly full_at: number;
  /** Whether the last who asked for a token got one. */
  readonly was_allowed: number;
}

interface SecretRow {
  readonly name: string;
  readonly secret: string;
}

interface HealthCheckRow {
  readonly id: string;
  readonly filler: string;
}
