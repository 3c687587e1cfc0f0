// From the samples of a slice to what is seen: pure functions.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});

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

  negatoscope.seriesMath = Object.assign(negatoscope.seriesMath ?? {}, { value, windowTable, paint });
})();
