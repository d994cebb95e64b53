interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: object;
  readonly result?: object;
  readonly error?: { readonly message: string };
}

type Heard = (params: never) => void;

/** A DevTools session with a tab, or with a worker of one, inside of the session that attached it. */
export class TargetSession {
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Map<string, Heard>();
  #lastId = 0;

  /** @param post - Sends a message to the target, by `Target.sendMessageToTarget` of the outer session. */
  constructor(private readonly post: (message: string) => Promise<unknown>) {}

  /** @throws Error of the target, or when it ends before it has answered. */
  async send<T extends object = object>(method: string, params: object = {}): Promise<T> {
    const id = ++this.#lastId;
    const answer = new Promise<T>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const sent = this.post(JSON.stringify({ id, method, params }));
    const [result] = await Promise.all([answer, sent]);
    return result;
  }

  /** Hears one kind of event, in place of whoever heard it before. */
  on(event: string, heard: (params: never) => void): void {
    this.#listeners.set(event, heard);
  }

  /** The outer session has a message from the target. */
  receive(message: string): void {
    const { id, method = '', params = {}, result = {}, error } = JSON.parse(message) as Message;
    this.#listeners.get(method)?.(params as never);
    if (method === 'Inspector.targetCrashed') this.ended('the renderer has crashed');
    const waiting = this.#waiting.get(id ?? 0);
    this.#waiting.delete(id ?? 0);
    if (error === undefined) waiting?.resolve(result as never);
    else waiting?.reject(new Error(error.message));
  }

  /** The target answers no more. */
  ended(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }
}
