// From the bytes of a slice to its samples, and from those to what is seen: pure functions.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});

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
    const bytes = new Blob([unpacked(base64)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(bytes).arrayBuffer());
  };

  /** The value that a stored sample stands for, in the unit of the series. */
  const value = ({ slope, intercept }, stored) => stored * (slope ?? 1) + (intercept ?? 0);

  /** Opaque pixels are read and written as one number; which end of it is the alpha depends on the machine. */
  const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

  /**
   * What each stored sample is painted as: 65536 grey pixels, by DICOM's linear function (PS3.3 C.11.2.1.2.1). A window
   * of 1 is a threshold. `into` is a table to write over: windowing by hand makes many.
   */
  const windowTable = ({ slope, intercept, width, center, inverted = false }, into = new Uint32Array(65536)) => {
    const scale = { slope, intercept };
    for (let stored = 0; stored < 65536; stored += 1) {
      const from = value(scale, stored) - (center - 0.5);
      let grey = width > 1 ? Math.floor((from / (width - 1) + 0.5) * 255 + 0.5) : from > 0 ? 255 : 0;
      grey = grey < 0 ? 0 : grey > 255 ? 255 : grey;
      if (inverted) grey = 255 - grey;
      into[stored] = isLittleEndian ? grey * 0x010101 + 0xff000000 : grey * 0x01010100 + 0xff;
    }
    return into;
  };

  /** Paints the samples by `table` into `imageData`, which is as large as they are. */
  const paint = (samples, table, imageData) => {
    const pixels = new Uint32Array(imageData.data.buffer);
    const count = samples.length;
    if (pixels.length !== count) throw new RangeError(`${count} samples for ${pixels.length} pixels`);
    for (let at = 0; at < count; at += 1) pixels[at] = table[samples[at]];
  };

  negatoscope.seriesMath = Object.assign(negatoscope.seriesMath ?? {}, {
    unfold, unfoldRows, inflate, value, windowTable, paint,
  });
})();
