/** The ids a page gives its requests: 1 to 0x7FFFFFFF, one after the other and round again, never one that is still out (drv-requestid). */
export class RequestIds {
  /** @param last - The id before the first one. */
  constructor(private last = 0) {}

  /** @param isOut - Whether an id belongs to a request that is out. At least one id must be free. */
  next(isOut: (id: number) => boolean): number {
    do this.last = this.last >= 0x7fffffff ? 1 : this.last + 1;
    while (isOut(this.last));
    return this.last;
  }
}
