// Series side by side: linked slices, zoom and window, and the line where another pane's slice cuts this one.
(() => {
  "use strict";

  const { word, announce, seriesMath } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  const others = { isOwn: false };

  /** mm for the whole of the image, or its share where lengths are unknown. */
  const extent = ({ columns, rows, spacing }) => (spacing ? [columns * spacing[0], rows * spacing[1]] : [1, 1]);

  /** The view that goes with `now` of one pane, when both stood at their anchors when the link was made. */
  const linkedView = (now, from, to, fromDescription, toDescription) => {
    const [a, b] = [extent(fromDescription), extent(toDescription)];
    const isKnown = fromDescription.spacing && toDescription.spacing;
    const share = (axis) => (isKnown ? a[axis] / b[axis] : 1);
    return {
      zoom: to.zoom * now.zoom / from.zoom, flipX: to.flipX, flipY: to.flipY,
      x: to.x + (now.x - from.x) * share(0), y: to.y + (now.y - from.y) * share(1),
    };
  };

  /** The same values in a common unit; otherwise as much wider and as far away as the first became. */
  const linkedWindow = (now, from, to, isSameUnit) => {
    if (isSameUnit) return now;
    const ratio = to.width / from.width;
    return {
      width: Math.max(1, Math.round(now.width * ratio)),
      center: Math.round(to.center + (now.center - from.center) * ratio),
    };
  };

  class SeriesSet {
    owners = [];
    isLinked = false;
    anchors = new Map();

    constructor(place) {
      this.place = place;
    }

    /** Whether others hang beside it: known from the page, before they are there. */
    get isSeveral() { return this.place.querySelectorAll("negato-series").length > 1; }

    add(owner) {
      this.owners.push(owner);
      for (const other of this.owners) other.updateTools?.();
      this.watch(owner.main);
      const ifOwn = (act) => (event) => { if (this.isLinked && event.detail?.isOwn !== false) act(); };
      owner.main.addEventListener("slice", ifOwn(() => this.linkSlice(owner)));
      owner.main.addEventListener("view", ifOwn(() => this.linkView(owner)));
      owner.main.addEventListener("window", ifOwn(() => this.linkWindow(owner)));
    }

    /** A pane's slice is drawn on the others. */
    watch(pane) {
      pane.addEventListener("shown", () => this.update());
      pane.addEventListener("stack", () => this.update());
    }

    /** Series of which something is known. */
    get known() { return this.owners.filter((owner) => owner.main.stack && owner.view.isConnected); }

    toggle(owner) {
      if (this.owners.length < 2) return;
      this.isLinked = !this.isLinked;
      this.anchors.clear();
      if (this.isLinked) {
        for (const one of this.known) this.anchor(one);
        this.linkSlice(owner);
        for (const one of this.known) this.anchor(one);
      }
      for (const one of this.owners) {
        one.host.classList.toggle("is-linked", this.isLinked);
        one.updateTools();
      }
      announce(this.isLinked ? word("series.linked") : word("series.unlinked"));
    }

    anchor({ main }) {
      this.anchors.set(main, { slice: main.slice, view: { ...main.screen.view }, window: main.window });
    }

    /** What each other series of the same plane does with the two anchors; another plane stays put. */
    each(owner, act) {
      const from = owner.main;
      for (const other of this.known) {
        if (other === owner) continue;
        const to = other.main;
        for (const one of [owner, other]) if (!this.anchors.has(one.main)) this.anchor(one);
        const [start, end] = [this.anchors.get(from), this.anchors.get(to)];
        const slice = seriesMath.linkedSlice(from.description, from.slice, to.description,
          { from: start.slice, to: end.slice });
        if (slice !== null) act(to, start, end, slice, other);
      }
    }

    linkSlice(owner) {
      this.each(owner, (to, start, end, slice, other) => {
        other.wake();
        to.setSlice(slice, others);
      });
    }

    linkView(owner) {
      const from = owner.main;
      this.each(owner, (to, start, end) => {
        to.setView(linkedView(from.screen.view, start.view, end.view, from.description, to.description), others);
      });
    }

    linkWindow(owner) {
      const from = owner.main;
      this.each(owner, (to, start, end, slice, other) => {
        const [one, two] = [from.description, to.description];
        if (one.modalityCode !== two.modalityCode || !start.window || !end.window) return;
        other.wake();
        to.setWindow(linkedWindow(from.window, start.window, end.window, Boolean(one.unit) && one.unit === two.unit),
          others);
      });
    }

    /** The planes of all panes of the set, drawn on each other: in the frame that shows another slice, not in the next. */
    update() {
      if (this.isAsked) return;
      this.isAsked = true;
      queueMicrotask(() => {
        this.isAsked = false;
        const panes = this.known.flatMap((owner) => [owner.main, owner.reformats.pane])
          .filter((pane) => pane?.stack);
        for (const pane of panes) this.cross(pane, panes);
      });
    }

    /** Series of the same plane cut at the same place: one line, with all their names. */
    merged(crossings) {
      const lines = new Map();
      for (const { segment, label } of crossings) {
        const place = JSON.stringify(segment.map((end) => end.map(Math.round)));
        const known = lines.get(place);
        if (known) known.label += `, ${label}`;
        else lines.set(place, { segment, label });
      }
      return [...lines.values()];
    }

    cross(pane, panes) {
      const plane = seriesMath.planeOf(pane.description, pane.shownSlice);
      const crossings = this.merged(plane ? panes.flatMap((other) => {
        if (other === pane || !this.isSamePatient(pane, other)) return [];
        const cut = seriesMath.planeOf(other.description, other.shownSlice);
        const directions = [pane, other].map(({ description: { row, column } }) => seriesMath.normal(row, column));
        if (!cut || seriesMath.areParallel(...directions)) return [];
        const segment = seriesMath.crossLine(plane, cut);
        const isOwn = pane.source && other.source === pane.source;
        return segment ? [{ segment, label: isOwn ? viewer.planeWord(other.description.plane) : other.title }] : [];
      }) : []);
      const signature = JSON.stringify(crossings);
      if (signature === pane.crossed) return;
      pane.crossed = signature;
      pane.overlay.crossings = crossings;
      if (pane.isMeasured) pane.overlay.draw();
      else pane.ask();
    }

    isSamePatient(one, other) {
      if (one.source && one.source === other.source) return true;
      const [a, b] = [one.description.frameOfReference, other.description.frameOfReference];
      return Boolean(a) && a === b;
    }
  }

  const sets = new WeakMap();

  /** The set that the series stands in; one that stands alone is a set of one. */
  const setOf = (owner) => {
    const place = owner.host.closest(".series-set") ?? owner.host;
    if (!sets.has(place)) sets.set(place, new SeriesSet(place));
    const set = sets.get(place);
    set.add(owner);
    return set;
  };

  Object.assign(viewer, { setOf, linkedView, linkedWindow });
})();
