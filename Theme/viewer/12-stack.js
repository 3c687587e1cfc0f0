// The slices of a series as a pane asks for them: a frame (lossy, default window) or the exact samples.
(() => {
  "use strict";

  const viewer = (self.negatoscope.viewer ??= {});
  const { Decoder, canDecode, decodeSlice, startDecoding } = viewer;

  /** So many slices ahead are decoded before they are looked at, and so many behind. */
  const ahead = 8;
  const behind = 2;

  /** The one of `slices` that lies nearest to `slice`; null where there is none. */
  const nearestOf = (slices, slice) => {
    let best = null;
    for (const one of slices) {
      if (best === null || Math.abs(one - slice) < Math.abs(best - slice)) best = one;
    }
    return best;
  };

  /** Tells "ready" ({slice}) when a picture can be painted. */
  class SourceStack extends EventTarget {
    constructor(loader) {
      super();
      this.loader = loader;
      const { description } = loader;
      this.description = description;
      this.count = description.frames.length;
      // Without a window of its own nobody knows what its frames were made with.
      this.hasExact = canDecode && description.chunks.length > 0 && description.windows.length > 0;
      const ready = (slice) => this.dispatchEvent(new CustomEvent("ready", { detail: { slice } }));
      this.bitmaps = new Decoder({
        read: (slice) => loader.frames.get(slice) ?? null,
        decode: async (image) => {
          await image.decode();
          return createImageBitmap(image);
        },
        ready,
        failed: (slice) => loader.fail(`frame ${slice}`),
        drop: (bitmap) => bitmap.close(),
      });
      this.exact = new Decoder({
        read: (slice) => loader.texts.get(slice) ?? null,
        decode: (text, isUrgent) => decodeSlice(text, description, { isUrgent }),
        ready,
        failed: (slice) => loader.fail(`chunk ${loader.chunkOf(slice)?.id}`),
      });
      loader.addEventListener("arrival", () => this.resume());
      loader.addEventListener("mended", () => {
        this.bitmaps.broken.clear();
        this.exact.broken.clear();
        if (this.last) this.want(...this.last);
      });
    }

    resume() {
      this.bitmaps.run();
      this.exact.run();
    }

    /**
     * Prepares `slice` and those that follow in `direction`. `exactly` is "no", "here" (this slice, whose chunk is
     * loaded) or "around" (also those that come next).
     */
    want(slice, direction, exactly) {
      if (this.hasExact) startDecoding();
      this.last = [slice, direction, exactly];
      const forward = direction < 0 ? -1 : 1;
      const near = [slice];
      for (let by = 1; by <= ahead; by += 1) {
        near.push(slice + forward * by);
        if (by <= behind) near.push(slice - forward * by);
      }
      const inside = near.filter((one) => one >= 1 && one <= this.count);
      this.loader.wantFrames(slice);
      // Beside exact data a frame is needed only where those are lost, or until the first of them has come.
      if (exactly !== "around") this.bitmaps.want(inside);
      else this.bitmaps.want(this.isLost(slice) || this.nearestExact(slice) === null ? [slice] : []);
      if (!this.hasExact || exactly === "no") return;
      const exact = exactly === "around" ? inside : [slice];
      this.exact.want(exact);
      this.loader.wantChunk(slice).then(() => {
        if (this.last[0] !== slice) return;
        for (const one of exact) this.loader.wantChunk(one);
      });
    }

    exactOf(slice) { return this.exact.recent.get(slice); }
    frameOf(slice) { return this.bitmaps.recent.get(slice); }
    nearestExact(slice) { return nearestOf(this.exact.recent.keys(), slice); }
    nearestFrame(slice) { return nearestOf(this.bitmaps.recent.keys(), slice); }
    isLost(slice) { return !this.hasExact || this.loader.isLost(slice); }

    /** How much of `slice` has come: 0 nothing, 1 its frame, 2 its exact data. */
    presence(slice) {
      if (this.loader.texts.has(slice)) return 2;
      return this.loader.frames.has(slice) ? 1 : 0;
    }
  }

  Object.assign(viewer, { SourceStack, nearestOf });
})();
