// Where a notebook is kept: texts under keys of this site, in the browser's storage where it takes them, in memory where
// it does not.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});

  /** The storage of the browser; null where it refuses (a private window, a policy, a page opened as a file). */
  const openStorage = () => {
    try {
      const storage = self.localStorage;
      storage.getItem("negatoscope");
      return storage;
    } catch {
      return null;
    }
  };

  /** `trouble` says why something is in memory alone: null, "refused" or "full". */
  class Store {
    /** What the storage did not take, and what hides it. */
    memory = new Map();

    constructor(prefix, storage = openStorage()) {
      Object.assign(this, { prefix, storage, trouble: storage ? null : "refused" });
    }

    get(key) {
      if (this.memory.has(key)) return this.memory.get(key);
      try {
        return this.storage?.getItem(this.prefix + key) ?? null;
      } catch {
        this.trouble = "refused";
        return null;
      }
    }

    /** Keeps `text`; in memory alone, where storage does not take it. */
    set(key, text) {
      this.memory.set(key, text);
      this.flush();
    }

    remove(key) {
      this.memory.delete(key);
      try {
        this.storage?.removeItem(this.prefix + key);
      } catch {
        this.trouble = "refused";
      }
    }

    /** Keys that begin with `start`, those in memory included. */
    keys(start) {
      const whole = this.prefix + start;
      const found = new Set([...this.memory.keys()].filter((key) => key.startsWith(start)));
      try {
        for (let at = 0; at < (this.storage?.length ?? 0); at += 1) {
          const key = this.storage.key(at);
          if (key?.startsWith(whole)) found.add(key.slice(this.prefix.length));
        }
      } catch {
        this.trouble = "refused";
      }
      return [...found];
    }

    /** Tries again to keep what is in memory alone: room may have been made since. */
    flush() {
      if (!this.storage) return;
      this.trouble = null;
      for (const [key, text] of this.memory) {
        try {
          this.storage.setItem(this.prefix + key, text);
          this.memory.delete(key);
        } catch (fault) {
          // Firefox names a full storage in a way of its own.
          this.trouble = /quota/i.test(fault?.name ?? "") ? "full" : "refused";
        }
      }
    }
  }

  negatoscope.Store = Store;
})();
