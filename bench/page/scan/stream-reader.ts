import { checksumOf, type Reader } from './reader.js';

/** What the web platform offers: a TextDecoderStream, and a transform that splits what comes out of it into lines. */
export function streamReader(): Reader {
  const read = async (part: readonly Uint8Array<ArrayBuffer>[]): Promise<number> => {
    let lines = 0;
    let bytes = 0;
    const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => {
        for (const chunk of part) controller.enqueue(chunk);
        controller.close();
      },
    });
    const split = source.pipeThrough(new TextDecoderStream()).pipeThrough(lineSplitter());
    for (const reader = split.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return checksumOf(lines, bytes);
      if (value === '') continue;
      lines++;
      bytes += value.length;
    }
  };
  return {
    run: async (part) => {
      await read(part);
    },
    check: read,
  };
}

function lineSplitter(): TransformStream<string, string> {
  let rest = '';
  return new TransformStream({
    transform: (text, controller) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) controller.enqueue(line);
    },
    flush: (controller) => {
      if (rest !== '') controller.enqueue(rest);
    },
  });
}
