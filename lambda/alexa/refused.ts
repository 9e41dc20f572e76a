/** A request that gets no answer but a reason: it is not for us, or not a request at all. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  readonly reason: 'malformed' | 'wrong-skill';

  constructor(reason: RefusedRequest['reason'], detail: string) {
    super(`refused (${reason}): ${detail}`);
    this.reason = reason;
  }
}
