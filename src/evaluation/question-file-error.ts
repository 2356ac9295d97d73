/** A question file that can't be used; its message names the line. */
export class QuestionFileError extends Error {
  override readonly name = 'QuestionFileError';
}
