/** Something is wrong with what the person gave us; the message says what, in one line. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
