// Other planes of a series, from its exact data: a second pane beside the first. The volume lives only as long as that.
(() => {
  "use strict";

  const { word, element, number, seriesMath } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});
  const { Recent, nextTurn, decodeSlice } = viewer;

  /** Slabs offered, in mm; 0 is a single plane. */
  const slabs = [0, 3, 5, 10, 20, 30];

  /** What a pane asks of a stack, of planes that are cut out of a volume in memory. */
  class ReformatStack extends EventTarget {
    hasExact = true;
    slab = 0;
    mode = "mip";
    recent = new Recent(8);

    constructor(source, volume, plane) {
      super();
      Object.assign(this, { source, volume, plane, description: seriesMath.reformatDescription(source, plane) });
      this.count = this.description.slices;
    }

    get planes() { return this.slab === 0 ? 1 : Math.max(1, Math.round(this.slab / this.description.thickness)); }

    setSlab(slab, mode) {
      Object.assign(this, { slab, mode });
      this.description.slabText = this.planes === 1 ? "" : word(`series.slab-${mode}`, {
        mm: number(Math.round(this.planes * this.description.thickness * 10) / 10) });
      this.recent = new Recent(8);
    }

    want() { /* all is there */ }
    frameOf() { return null; }
    nearestExact(slice) { return slice; }
    isLost() { return false; }
    presence() { return 2; }

    exactOf(slice) {
      let samples = this.recent.get(slice);
      if (!samples) {
        const mode = this.planes === 1 ? "single" : this.mode;
        ({ samples } = seriesMath.reformat(this.source, this.volume, this.plane, slice - 1,
          { thickness: this.planes, mode }));
        this.recent.set(slice, samples);
      }
      return samples;
    }
  }

  /** All samples of the series; null once `isWanted` says no. Throws where a chunk cannot be had. */
  const readVolume = async (loader, isWanted, progress) => {
    const { columns, rows } = loader.description;
    const slices = loader.count;
    const size = columns * rows;
    const samples = new Uint16Array(size * slices);
    let one;
    for (let slice = 1; slice <= slices; slice += 1) {
      // The next chunk comes while this one is decoded.
      const next = loader.chunkOf(slice);
      loader.wantChunk(next.first + next.count);
      await loader.wantChunk(slice);
      if (!isWanted()) return null;
      if (!loader.texts.has(slice)) throw new Error(`slice ${slice} of ${loader.name} is missing`);
      one = await decodeSlice(loader.texts.get(slice), loader.description, { into: one });
      samples.set(one, (slice - 1) * size);
      await nextTurn();
      if (!isWanted()) return null;
      progress(slice, slices);
    }
    return { samples, columns, rows, slices };
  };

  class Reformats {
    planes = [];
    plane = null;
    pane = null;
    volume = null;

    constructor(owner) {
      this.owner = owner;
      const choice = (name, options) => {
        const made = element("select", { className: `series-${name}`, hidden: true },
          ...options.map(([value, textContent]) => element("option", { value, textContent })));
        made.addEventListener("change", () => this.applySlab());
        return made;
      };
      this.slabChoice = choice("slab", slabs.map((mm) => [mm, mm === 0 ? word("series.slab-none")
        : word("series.mm", { mm })]));
      this.slabChoice.setAttribute("aria-label", word("series.slab"));
      this.modeChoice = choice("slab-mode", [["mip", word("series.mip")], ["average", word("series.average")]]);
      this.modeChoice.setAttribute("aria-label", word("series.slab-mode"));
      this.controls = [this.slabChoice, this.modeChoice];
    }

    toggle(plane) {
      if (this.plane === plane) this.leave();
      else this.enter(plane);
    }

    /** The planes in turn, then none. */
    next() {
      if (this.planes.length === 0) {
        this.owner.say(word("series.no-reformat"));
        return;
      }
      const next = this.planes[this.planes.indexOf(this.plane) + 1];
      if (next) this.enter(next);
      else this.leave();
    }

    nextSlab() {
      if (!this.pane?.stack) return;
      this.slabChoice.value = String(slabs[(slabs.indexOf(Number(this.slabChoice.value)) + 1) % slabs.length]);
      this.applySlab();
    }

    applySlab() {
      const { pane } = this;
      if (!pane?.stack) return;
      pane.stack.setSlab(Number(this.slabChoice.value), this.modeChoice.value);
      this.modeChoice.disabled = pane.stack.planes === 1;
      pane.shown = null;
      pane.base = pane.slice;
      pane.ask();
    }

    async enter(plane) {
      const { owner } = this;
      owner.wake();
      const pane = this.open(plane);
      const isWanted = () => this.pane === pane && owner.view.isConnected;
      if (!this.volume) {
        const progress = element("progress", { max: 1, value: 0 });
        progress.setAttribute("aria-label", word("series.loading-volume"));
        const wait = element("div", { className: "series-wait" },
          element("span", { textContent: word("series.loading-volume") }), progress);
        pane.element.append(wait);
        try {
          const volume = await readVolume(owner.loader, isWanted,
            (slice, slices) => { progress.value = slice / slices; });
          if (!volume) return;
          this.volume = volume;
        } catch (fault) {
          console.warn("negatoscope: the volume cannot be read", fault);
          if (isWanted()) this.leave();
          return;
        } finally {
          wait.remove();
        }
      }
      this.show(pane, plane);
    }

    /** A pane of its own for the plane, in the place of the last. */
    open(plane) {
      const { owner } = this;
      this.pane?.element.remove();
      const name = viewer.planeWord(plane);
      const pane = new viewer.Pane(owner.figureNumber, `${owner.figureNumber}, ${name}`);
      pane.source = owner.main.source = owner;
      this.pane = pane;
      this.plane = plane;
      owner.attach(pane);
      owner.set.watch(pane);
      owner.panes.append(pane.element);
      owner.view.classList.add("has-reformat");
      owner.host.classList.add("has-reformat");
      owner.updateTools();
      return pane;
    }

    show(pane, plane) {
      const { owner } = this;
      const { main } = owner;
      const stack = new ReformatStack(main.description, this.volume, plane);
      pane.window = main.window;
      pane.isInverted = main.isInverted;
      pane.isAwake = true;
      pane.setStack(stack, this.startSlice(stack), main.windows);
      const same = (one, other) => one.addEventListener("window", (event) => {
        if (this.pane === pane && event.detail?.isOwn) other.setWindow(one.window, { isOwn: false });
      });
      same(pane, main);
      same(main, pane);
      for (const control of this.controls) control.hidden = false;
      this.applySlab();
      owner.activate(pane);
      owner.tools.arrange();
    }

    /** The plane through the middle of what is seen of the original. */
    startSlice({ description }) {
      const { main } = this.owner;
      const { view, size } = main.screen;
      const from = seriesMath.planeOf(main.description, main.shownSlice);
      const point = from && seriesMath.pointToPatient(from, view.x * size.columns - 0.5, view.y * size.rows - 0.5);
      const normal = seriesMath.normal(description.row, description.column);
      const middle = Math.ceil(description.slices / 2);
      if (!point) return middle;
      const along = point.reduce((sum, part, axis) => sum + part * normal[axis], 0);
      return seriesMath.nearestSlice(description, along) ?? middle;
    }

    leave() {
      const { owner, pane } = this;
      if (!pane) return;
      const hadFocus = pane.element.contains(document.activeElement);
      pane.element.remove();
      [this.pane, this.plane, this.volume] = [null, null, null];
      for (const control of this.controls) control.hidden = true;
      owner.view.classList.remove("has-reformat");
      owner.host.classList.remove("has-reformat");
      owner.set.update();
      owner.activate(owner.main, hadFocus);
      owner.tools.arrange();
    }
  }

  Object.assign(viewer, { Reformats, ReformatStack, readVolume });
})();
