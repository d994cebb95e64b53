/** What a page chooses when it starts the worker. Comes over a message: checked by `compose`. */
export interface WorkerOptions {
  /** Plugs a simulated modem in, on a simulated network. */
  readonly simulator?: boolean;
  /** Connects a simulated office exchange, whose extensions are lines. Its trunks lead to the simulated network. */
  readonly exchange?: boolean;
  /** The service providers to start of those that the worker brings (`serveHost`), by their names; none where left out. */
  readonly providers?: readonly string[];
  /** Takes the JavaScript core where WebAssembly would do. */
  readonly jsCore?: boolean;
  /** Slots of the request table: a power of two from 256 to 65,536, 4096 where left out. Seven eighths of them can be out at once. */
  readonly slots?: number | undefined;
  /** A dial policy (src/policy). Everything may be dialled without. */
  readonly dialPolicy?: unknown;
  /**
   * Whether closing the port hangs up, also when the page or its worker ends without a word: &D2; true where left out. With false (&D0) a call
   * may outlive the page, as for a line that is handed to the handset; a call that is still there is announced when the line is back. Closing a line
   * or a call hangs up in both cases. A page cannot stop the system from dropping DTR when a port closes (HUPCL).
   */
  readonly hangUpOnClose?: boolean | undefined;
  /** The Web Lock to hold as long as the worker lives; '' for none. */
  readonly lifeLock?: string;
}
