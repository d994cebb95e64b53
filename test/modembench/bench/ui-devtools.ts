import WebSocket from 'ws';

/** A node of the browser's own user interface. */
export interface UiNode {
  readonly id: number;
  /** The class of the view: `TableView`, `MdTextButton`… */
  readonly view: string;
}

interface DomNode {
  readonly nodeId: number;
  /** Pairs of name and value; the first is the view's class. */
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Chromium's "UI DevTools": a DevTools protocol whose DOM is the browser's own user interface (chromium/src/docs/ui/ui_devtools).
 * Mouse events need the feature named in {@link Chooser.flags}.
 */
export class UiDevTools {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#settle(data.toString()));
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the browser is gone'));
    });
  }

  /** Connects to a browser that listens on a port. */
  static async connect(port: number): Promise<UiDevTools> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/0`);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const tools = new UiDevTools(socket);
    await tools.#call('CSS.enable');
    await tools.#call('DOM.enable');
    return tools;
  }

  /** All nodes, in document order. */
  async nodes(): Promise<UiNode[]> {
    const { root } = (await this.#call('DOM.getDocument')) as { root: DomNode };
    const nodes: UiNode[] = [];
    const visit = ({ nodeId, attributes, children }: DomNode): void => {
      nodes.push({ id: nodeId, view: attributes?.[1] ?? '' });
      children?.forEach(visit);
    };
    visit(root);
    return nodes;
  }

  /** A node's properties as the view reports them: `Text`, `Enabled`, `RowHeight`… */
  async properties(node: UiNode): Promise<ReadonlyMap<string, string>> {
    const styles = JSON.stringify(await this.#call('CSS.getMatchedStylesForNode', { nodeId: node.id }));
    return new Map(
      [...styles.matchAll(/"name":"([^"]+)","value":"([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
  }

  /** Presses and releases the left button at a point inside a node. */
  async click(node: UiNode, x: number, y: number): Promise<void> {
    for (const type of ['mousePressed', 'mouseReleased']) {
      const event = { type, x, y, button: 'left', wheelDirection: 'none' };
      await this.#call('DOM.dispatchMouseEvent', { nodeId: node.id, event });
    }
  }

  close(): void {
    this.#socket.close();
  }

  #call(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #settle(text: string): void {
    const answer = JSON.parse(text) as { id?: number; result?: unknown; error?: { message: string } };
    const waiting = answer.id === undefined ? undefined : this.#waiting.get(answer.id);
    if (answer.id === undefined || waiting === undefined) return;
    this.#waiting.delete(answer.id);
    if (answer.error) waiting.reject(new Error(answer.error.message));
    else waiting.resolve(answer.result);
  }
}
