// The last slices that were decoded, and the queue of those that will be looked at next.
(() => {
  "use strict";

  const viewer = (self.negatoscope.viewer ??= {});

  /** Slices kept decoded: a screenful of scrolling back and forth. */
  const kept = 40;

  /** A map that forgets what was used longest ago. */
  class Recent {
    values = new Map();

    constructor(limit = kept, drop = () => {}) { Object.assign(this, { limit, drop }); }

    has(key) { return this.values.has(key); }

    get(key) {
      const value = this.values.get(key);
      if (value === undefined) return null;
      this.values.delete(key);
      this.values.set(key, value);
      return value;
    }

    set(key, value) {
      this.values.delete(key);
      this.values.set(key, value);
      for (const oldest of this.values.keys()) {
        if (this.values.size <= this.limit) break;
        this.drop(this.values.get(oldest));
        this.values.delete(oldest);
      }
    }

    keys() { return this.values.keys(); }
  }

  // A message comes back at once, after the input that waits; a timer would come 4 ms later at best.
  const channel = new MessageChannel();
  const turns = [];
  channel.port1.onmessage = () => turns.shift()?.();
  const nextTurn = () => new Promise((resolve) => {
    turns.push(resolve);
    channel.port2.postMessage(0);
  });

  /** Decodes what is wanted, first things first. `ready` is called for each slice that comes. */
  class Decoder {
    wanted = [];
    isBusy = false;
    broken = new Set();

    /** `read(slice)` gives what to decode, or null while it is not there; `decode(value, isUrgent)` the result. */
    constructor({ read, decode, ready, failed, drop }) {
      Object.assign(this, { read, decode, ready, failed });
      this.recent = new Recent(kept, drop);
    }

    /** Replaces what is wanted: the first is waited for, the others are likely to be. */
    want(slices) {
      this.wanted = slices;
      this.run();
    }

    async run() {
      if (this.isBusy) return;
      this.isBusy = true;
      try {
        for (;;) {
          const slice = this.wanted.find((one) =>
            !this.recent.has(one) && !this.broken.has(one) && this.read(one) !== null);
          if (slice === undefined) break;
          try {
            const isUrgent = () => this.wanted[0] === slice;
            this.recent.set(slice, await this.decode(this.read(slice), isUrgent));
            this.ready(slice);
          } catch (fault) {
            console.warn(`negatoscope: slice ${slice} cannot be decoded`, fault);
            this.broken.add(slice);
            this.failed(slice);
          }
          await nextTurn();
        }
      } finally {
        this.isBusy = false;
      }
    }
  }

  const canDecode = typeof DecompressionStream === "function";

  Object.assign(viewer, { Recent, Decoder, nextTurn, canDecode });
})();
