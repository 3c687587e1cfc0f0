// From what a series brings in to the samples of a slice. Pages with a series load this file, and so does the worker that
// they start: all of it is one function, whose text is enough to make a worker.
(function decoder() {
  "use strict";

  /** The clock is asked after so many samples: a fraction of a millisecond. */
  const samplesPerGlance = 16384;

  /**
   * Undoes the prediction in rows `first` up to `end`. A slice comes as the low bytes of all samples, then the high
   * ones: the zigzag of what each differs, modulo 65536, from the median of its left neighbour, its upper one, and
   * left + upper − corner. The first row has only a left neighbour, the first column only an upper one.
   * This loop sees each sample of a series: Math.min and Math.max of integers do not jump, and take a quarter of the
   * time of comparisons.
   */
  const unfoldFrom = (bytes, columns, rows, samples, first, end) => {
    const high = columns * rows;
    for (let y = first; y < end; y += 1) {
      let at = y * columns;
      const stop = at + columns;
      let folded = bytes[at] | (bytes[at + high] << 8);
      let corner = y === 0 ? 0 : samples[at - columns];
      let left = (corner + ((folded >>> 1) ^ -(folded & 1))) & 65535;
      samples[at] = left;
      if (y === 0) {
        for (at += 1; at < stop; at += 1) {
          folded = bytes[at] | (bytes[at + high] << 8);
          left = (left + ((folded >>> 1) ^ -(folded & 1))) & 65535;
          samples[at] = left;
        }
        continue;
      }
      for (at += 1; at < stop; at += 1) {
        const up = samples[at - columns];
        folded = bytes[at] | (bytes[at + high] << 8);
        const guess = Math.max(Math.min(left, up), Math.min(Math.max(left, up), left + up - corner));
        left = (guess + ((folded >>> 1) ^ -(folded & 1))) & 65535;
        samples[at] = left;
        corner = up;
      }
    }
  };

  /**
   * Goes on with a slice, `state` {bytes, columns, rows}, until it is done or the page's clock (performance.now) shows
   * `untilMs`; a few rows at least, so that it ends. Says whether it is done: state.into then holds the samples.
   */
  const unfoldRows = (state, untilMs = Infinity) => {
    const { bytes, columns, rows } = state;
    state.into ??= new Uint16Array(columns * rows);
    state.row ??= 0;
    // Too few of them would read as zeros: a picture, but not this one.
    if (bytes.length !== 2 * columns * rows || state.into.length !== columns * rows) {
      throw new RangeError(`${bytes.length} bytes into ${state.into.length}, not ${columns} × ${rows} samples`);
    }
    const count = untilMs === Infinity ? rows : Math.max(1, Math.floor(samplesPerGlance / columns));
    while (state.row < rows) {
      const end = Math.min(state.row + count, rows);
      unfoldFrom(bytes, columns, rows, state.into, state.row, end);
      state.row = end;
      if (untilMs !== Infinity && performance.now() >= untilMs) break;
    }
    return state.row >= rows;
  };

  /** The samples of a slice. Throws a RangeError if the bytes are not as many as it takes. */
  const unfold = (bytes, columns, rows, into = new Uint16Array(columns * rows)) => {
    unfoldRows({ bytes, columns, rows, into });
    return into;
  };

  /** The bytes that are written as BASE64. */
  const unpacked = (base64) => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const characters = atob(base64);
    const bytes = new Uint8Array(characters.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = characters.charCodeAt(at);
    return bytes;
  };

  /** The bytes that were deflated and written as BASE64. Rejects with an error on damaged data. */
  const inflate = async (base64) => {
    const stream = new DecompressionStream("deflate-raw");
    // Straight into it and out of it: with a Blob before and a Response behind it takes half as long again.
    const writer = stream.writable.getWriter();
    const written = Promise.all([writer.write(unpacked(base64)), writer.close()]);
    // Its fault is told below, unless reading finds one first.
    written.catch(() => {});
    const reader = stream.readable.getReader();
    const parts = [];
    let length = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
    }
    await written;
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  };

  if (typeof document === "undefined") {
    // In a worker. What is asked for is answered under the same number, or its fault is: {load, count} brings the chunk of
    // that address, {drop} forgets it; {source, index}, a slice of such a chunk, or {text} is answered by its samples.
    // Two series of a page may share a chunk: it is forgotten once neither holds it.
    const chunks = new Map();

    const bring = async (source, count) => {
      const response = await fetch(source);
      const text = response.ok ? await response.text() : "";
      const slices = JSON.parse(text.slice(text.indexOf("["), text.lastIndexOf("]") + 1));
      if (slices.length !== count) throw new RangeError(`${slices.length} slices in ${source}, not ${count}`);
      return slices;
    };

    const drop = (source) => {
      const chunk = chunks.get(source);
      if (chunk && --chunk.holders === 0) chunks.delete(source);
    };

    const load = async (source, count) => {
      if (!chunks.has(source)) chunks.set(source, { holders: 0, slices: bring(source, count) });
      const chunk = chunks.get(source);
      chunk.holders += 1;
      try {
        await chunk.slices;
      } catch (fault) {
        drop(source);
        throw fault;
      }
    };

    const samplesOf = async ({ source, index, text, columns, rows, into }) =>
      unfold(await inflate(text ?? (await chunks.get(source).slices)[index]), columns, rows, into);

    self.onmessage = async ({ data }) => {
      const { number } = data;
      if (data.drop) {
        drop(data.drop);
        return;
      }
      try {
        if (data.load) {
          await load(data.load, data.count);
          postMessage({ number });
        } else {
          const samples = await samplesOf(data);
          postMessage({ number, samples }, [samples.buffer]);
        }
      } catch (fault) {
        postMessage({ number, fault: String(fault) });
      }
    };
    postMessage("ready");
    return;
  }

  const { src } = document.currentScript;

  /**
   * Starts a worker, which says "ready" first. Of a page from the disk browsers refuse scripts for workers, and take
   * their text; of a server, whose policy may be strict, they take the site's own file. May throw.
   */
  const startDecoder = () => {
    if (location.protocol !== "file:") return new Worker(src);
    return new Worker(URL.createObjectURL(new Blob([`(${decoder})();`], { type: "text/javascript" })));
  };

  const negatoscope = (self.negatoscope ??= {});
  negatoscope.seriesMath = Object.assign(negatoscope.seriesMath ?? {}, { unfold, unfoldRows, inflate });
  negatoscope.startDecoder = startDecoder;
})();
