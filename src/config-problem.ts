/** Something that is wrong with what is set. */
export interface ConfigProblem {
  /** The variable; the beginning of their names, `SLACK` or `DISCORD`, where several don't go together; `env-file` of the file `.env`. */
  readonly variable: string;
  /** Which one, what is wrong and what is expected. Never holds a secret. */
  readonly sentence: string;
}
