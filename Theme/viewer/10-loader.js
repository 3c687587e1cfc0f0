// What a series brings in: its description, its frames and its chunks of exact data, each only once it is wanted.
// Scripts and images only: `fetch` fails on a page opened from the disk. From a server the worker that decodes brings
// chunks too: their text, a megabyte, is then none of the page's.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});
  const { element, seriesMath } = negatoscope;
  const viewer = (negatoscope.viewer ??= {});

  /** So many frames are asked for at once: more would make the one that is looked at wait. */
  const framesAtOnce = 6;

  /** Adds a script of the site. It is dropped once it has run: its text would stay in memory. */
  const addScript = (source) => new Promise((resolve, reject) => {
    const script = element("script", { src: source });
    script.addEventListener("load", () => { script.remove(); resolve(); });
    script.addEventListener("error", () => { script.remove(); reject(new Error(source)); });
    document.head.append(script);
  });

  /** So many slices stay in memory as they came, beside those that are decoded: of a long series some 80 MB. */
  const keptSlices = 320;

  /** Who waits for a chunk, by its id: a series can stand on a page twice. */
  const awaited = new Map();
  negatoscope.seriesChunk = (id, slices) => { for (const take of awaited.get(id) ?? []) take(slices); };

  /** By address: on the self-assessment page two cases may name their series alike. */
  const descriptions = new Map();

  /** Tells "arrival" ({slice}), "fault" ({kind}) and "mended". Slices count from 1. */
  class SeriesLoader extends EventTarget {
    description = null;
    /** By slice: an HTMLImageElement that has come. */
    frames = new Map();
    /** By slice: base64 of the exact data, or where the worker keeps it. */
    texts = new Map();
    /** What could not be loaded: "frame 3", "chunk c1", "description". */
    faults = new Set();
    coming = new Set();
    chunks = new Map();
    arrived = [];
    queue = [];

    constructor(name, source) {
      super();
      Object.assign(this, { name, source });
    }

    get count() { return this.description.frames.length; }

    tell(type, detail) { this.dispatchEvent(new CustomEvent(type, { detail })); }

    fail(what) {
      this.faults.add(what);
      this.tell("fault", { what });
    }

    /** The description, once; a failure is told and can be tried again. */
    describe() {
      this.describing ??= (async () => {
        this.address = new URL(this.source, document.baseURI).href;
        if (!descriptions.has(this.address)) {
          await addScript(this.source);
          const description = negatoscope.series?.[this.name];
          if (description?.version !== 1) throw new Error(this.source);
          descriptions.set(this.address, description);
        }
        this.description = descriptions.get(this.address);
        return this.description;
      })().catch((fault) => {
        this.describing = null;
        this.fail("description");
        throw fault;
      });
      return this.describing;
    }

    /** What the description names stands where the description does, whatever page it is shown on. */
    place(path) { return new URL(path, this.address).href; }

    /** The frames come from now on, those around `slice` first. */
    wantFrames(slice) {
      if (!this.order) {
        this.order = seriesMath.loadingOrder(this.count, slice);
      } else if (this.queue.length > 0) {
        this.order = seriesMath.reordered(this.order, slice);
      } else {
        return;
      }
      this.queue = this.order.filter((one) =>
        !this.frames.has(one) && !this.coming.has(one) && !this.faults.has(`frame ${one}`));
      this.pump();
    }

    pump() {
      while (this.coming.size < framesAtOnce && this.queue.length > 0) this.loadFrame(this.queue.shift());
    }

    loadFrame(slice) {
      this.coming.add(slice);
      const image = new Image();
      const end = (hasCome) => {
        this.coming.delete(slice);
        if (hasCome) {
          this.frames.set(slice, image);
          this.tell("arrival", { slice });
        } else {
          this.fail(`frame ${slice}`);
        }
        this.pump();
      };
      image.addEventListener("load", () => end(true));
      image.addEventListener("error", () => end(false));
      image.src = this.place(this.description.frames[slice - 1]);
    }

    chunkOf(slice) {
      return this.description.chunks.find(({ first, count }) => slice >= first && slice < first + count) ?? null;
    }

    /** Whether the exact data of `slice` can not be had until they are tried again. */
    isLost(slice) { return this.faults.has(`chunk ${this.chunkOf(slice)?.id}`); }

    /** Brings the chunk that holds `slice`; resolves once it is there or has failed. */
    wantChunk(slice) {
      if (this.texts.has(slice)) return Promise.resolve();
      const chunk = this.chunkOf(slice);
      if (!chunk || this.isLost(slice)) return Promise.resolve();
      if (!this.chunks.has(chunk.id)) {
        const coming = (async () => {
          try {
            const source = this.place(chunk.source);
            const isKept = await viewer.loadChunk(source, chunk.count);
            this.keep(chunk, isKept ? this.kept(chunk, source) : await this.textsOf(chunk));
            this.tell("arrival", { chunk });
          } catch {
            this.fail(`chunk ${chunk.id}`);
          } finally {
            this.chunks.delete(chunk.id);
          }
        })();
        this.chunks.set(chunk.id, coming);
      }
      return this.chunks.get(chunk.id);
    }

    /** The slices of a chunk that the worker keeps. Once it is gone a script brings their text again, once for all. */
    kept(chunk, source) {
      let again = null;
      const text = async (index) => (await (again ??= this.textsOf(chunk)))[index];
      return Array.from({ length: chunk.count }, (_, index) => ({ source, index, text }));
    }

    /** The base64 of each slice of a chunk, by a script. Rejects where it does not come or is another. */
    async textsOf(chunk) {
      let slices = null;
      const take = (value) => { slices = value; };
      if (!awaited.has(chunk.id)) awaited.set(chunk.id, new Set());
      awaited.get(chunk.id).add(take);
      try {
        await addScript(this.place(chunk.source));
      } finally {
        awaited.get(chunk.id).delete(take);
      }
      if (slices?.length !== chunk.count) throw new Error(chunk.source);
      return slices;
    }

    /** The chunk that came longest ago makes room; the browser's own cache has it still. */
    keep(chunk, slices) {
      slices.forEach((data, index) => this.texts.set(chunk.first + index, data));
      this.arrived.push(chunk);
      while (this.texts.size > keptSlices && this.arrived.length > 1) {
        const oldest = this.arrived.shift();
        const { source } = this.texts.get(oldest.first);
        if (source) viewer.dropChunk(source);
        for (let slice = oldest.first; slice < oldest.first + oldest.count; slice += 1) this.texts.delete(slice);
      }
    }

    /** Forgets what failed, so that it is asked for again. */
    retry() {
      const lost = [...this.faults];
      this.faults.clear();
      for (const what of lost) {
        if (what.startsWith("frame ")) this.queue.unshift(Number(what.slice(6)));
      }
      this.tell("mended", {});
      if (this.description) this.pump();
    }
  }

  viewer.SeriesLoader = SeriesLoader;
})();
