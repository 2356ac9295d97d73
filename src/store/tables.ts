import type { Generated } from 'kysely';
import type { KeptFor } from '../core/ports/kept-answers.ts';
import type { Audience, Platform } from '../core/ports/place.ts';
import type { AskedQuestion, Feedback } from '../core/ports/questions.ts';
import type { ThreadState } from '../core/ports/threads.ts';

/** The tables after all migrations. Times are milliseconds since 1970, booleans are 0 or 1. */
export interface Tables {
  readonly claims: ClaimRow;
  readonly questions: QuestionRow;
  readonly feedback: FeedbackRow;
  readonly channel_settings: ChannelSettingsRow;
  readonly installations: InstallationRow;
  readonly token_buckets: TokenBucketRow;
  readonly secrets: SecretRow;
  readonly threads: ThreadRow;
  readonly kept_answers: KeptAnswerRow;
  readonly health_checks: HealthCheckRow;
}

export interface ClaimRow {
  readonly event: string;
  /** A random token that only the holder of the claim knows. */
  readonly holder: string;
  readonly made_at: number;
  readonly lease_ends_at: number;
  readonly is_answered: number;
  /** When it can be claimed again; `null`: not as long as the claim is stored. */
  readonly answered_until: number | null;
  /** The asker's keyed hash, by which the request is erased when they ask to be forgotten; `null` once it isn't persisted. */
  readonly person: string | null;
  /** The encrypted request, persisted until it is answered; `null` otherwise. */
  readonly sealed_request: string | null;
  /** How often the request was begun: once, and again at each recovery. */
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
  readonly audience: Audience;
  readonly text: string;
  readonly outcome: AskedQuestion['outcome'];
  readonly confidence: number;
  readonly engine: AskedQuestion['engine'];
  readonly nearest_article: string | null;
  readonly nearest_passage: number | null;
  /** The channel that a thread with an id of its own belongs to. */
  readonly parent: string | null;
  /** Where whoever asked is told of an answer; `null`: they aren't, or were told. */
  readonly sealed_asker: string | null;
  /** The kept answer that closes it, as long as that is kept. */
  readonly answered_by: string | null;
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
  /** Empty where the channel's id is unique on the platform, and where an earlier version stored it without. */
  readonly workspace: string;
  readonly channel: string;
  /** JSON of `ChannelSettings`. */
  readonly settings: string;
}

interface InstallationRow {
  readonly platform: Platform;
  readonly workspace: string;
  /** Sealed by `createSealer`. */
  readonly sealed_record: string;
}

export interface TokenBucketRow {
  readonly key: string;
  /** When the bucket holds all its tokens again. */
  readonly full_at: number;
  /** Whether the last request for a token was granted. */
  readonly was_allowed: number;
}

interface SecretRow {
  readonly name: string;
  readonly secret: string;
}

interface ThreadRow {
  /** A keyed hash. */
  readonly thread: string;
  readonly state: ThreadState;
  readonly changed_at: number;
}

export interface KeptAnswerRow {
  readonly id: string;
  /** `withdrawn`: nothing else is known of it than that its message was withdrawn. */
  readonly state: 'draft' | 'kept' | 'withdrawn';
  readonly message: string;
  readonly platform: Platform;
  readonly workspace: string;
  readonly channel: string;
  readonly audience: KeptFor;
  /** Empty where it was withdrawn. */
  readonly author: string;
  readonly keeper: string | null;
  readonly sealed: string;
  readonly sealed_address: string | null;
  readonly sealed_vectors: string | null;
  readonly expires_at: number | null;
  readonly changed_at: number;
  /** Whether the gaps that it closes are known. */
  readonly is_matched: number;
}

interface HealthCheckRow {
  readonly id: string;
  readonly filler: string;
}
