// What is drawn over a slice: annotations once asked for, rulers, the planes of other panes, the scale bar. In CSS
// pixels of the pane, so that lines keep their width at every zoom.
(() => {
  "use strict";

  const { word, number, seriesMath } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  const drawn = (name, attributes = {}, text = null) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text !== null) node.textContent = text;
    return node;
  };

  const round = (value) => Math.round(value * 10) / 10;
  const pairs = (points) => Array.from({ length: Math.floor(points.length / 2) }, (_, at) =>
    [points[2 * at], points[2 * at + 1]]);

  /** « 12,4 mm », of a radiograph « 12,4 mm (plan du détecteur) ». */
  const lengthText = (mm, description) => {
    const text = word("series.mm", { mm: number(mm < 100 ? Math.round(mm * 10) / 10 : Math.round(mm)) });
    return description.isDetectorSpacing ? word("series.detector", { length: text }) : text;
  };

  class Overlay {
    /** Lines that the reader has measured: {slice, points: [[x, y], …]} in pixels of the image. */
    rulers = [];
    /** Where other panes cut this one: {segment, label}. */
    crossings = [];
    /** What the author is drawing, an annotation without its slices, and what he has drawn. */
    draft = null;
    authored = [];

    constructor(pane) {
      this.pane = pane;
      this.element = drawn("svg", { class: "series-overlay", "aria-hidden": "true", focusable: "false" });
    }

    /** The annotations of the slice that is painted. */
    get notes() {
      const { pane } = this;
      const slice = pane.shownSlice;
      return (pane.description.annotations ?? [])
        .filter(({ slices: [from, to] }) => slice >= from && slice <= to);
    }

    percent([x, y]) {
      const { columns, rows } = this.pane.description;
      return this.pane.screen.toScreen(x / 100 * columns, y / 100 * rows);
    }

    /** A dark line below a light one is seen on any image. */
    twice(name, attributes, kind) {
      return ["halo", "line"].map((layer) => drawn(name, { ...attributes, class: `series-${kind} is-${layer}` }));
    }

    text(x, y, words, kind, attributes = {}) {
      const own = { x: round(x), y: round(y), class: `series-text series-${kind}-text` };
      return drawn("text", { ...own, ...attributes }, words);
    }

    /** What the scale bar alone depends on, while nothing else is drawn: the common case of scrolling; else null. */
    get bareness() {
      const { pane, crossings, authored, draft, rulers } = this;
      const hasLines = crossings.length + authored.length + rulers.length > 0;
      if (hasLines || draft || pane.showsNotes || pane.points?.answer) return null;
      const { screen: { box, scale, pixel }, description } = pane;
      return [box.width, box.height, scale, pixel.mm, description.isDetectorSpacing].join();
    }

    draw() {
      const { pane } = this;
      const bareness = this.bareness;
      if (bareness !== null && bareness === this.bare) return;
      this.bare = bareness;
      const children = this.crossings.flatMap((one) => this.crossing(one));
      if (pane.showsNotes) children.push(...this.notes.flatMap((note) => this.note(note)));
      const slice = pane.shownSlice;
      children.push(...this.authored.filter(({ slices: [from, to] }) => slice >= from && slice <= to)
        .flatMap((note) => this.note(note)));
      if (this.draft) children.push(...this.note(this.draft));
      children.push(...this.rulers.filter((ruler) => ruler.slice === slice).flatMap((ruler) => this.ruler(ruler)));
      if (pane.points) children.push(...pane.points.pieces(this));
      children.push(...this.scaleBar());
      const signature = children.map((child) => child.outerHTML).join("");
      if (signature === this.signature) return;
      this.signature = signature;
      this.element.replaceChildren(...children);
    }

    note({ shape, points, text }) {
      const made = this.shape(shape, points);
      if (text) {
        const at = this.labelPlace(shape, points);
        made.push(this.text(at.x, at.y, text, "note", at.anchor ? { "text-anchor": at.anchor } : {}));
      }
      return made;
    }

    shape(shape, points, kind = "note") {
      const at = pairs(points).map((pair) => this.percent(pair));
      const list = (corners) => corners.map(({ x, y }) => `${round(x)},${round(y)}`).join(" ");
      const between = (one, other) => ({
        x: Math.min(one.x, other.x), y: Math.min(one.y, other.y),
        width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y),
      });
      if (shape === "arrow" && at.length === 2) return this.arrow(at[0], at[1], list);
      if (shape === "ellipse" && points.length === 4) {
        const edge = this.percent([points[0] + points[2], points[1] + points[3]]);
        return this.twice("ellipse", {
          cx: round(at[0].x), cy: round(at[0].y), rx: round(Math.abs(edge.x - at[0].x)),
          ry: round(Math.abs(edge.y - at[0].y)),
        }, kind);
      }
      if (shape === "rectangle" && points.length === 4) {
        const box = between(at[0], this.percent([points[0] + points[2], points[1] + points[3]]));
        return this.twice("rect", Object.fromEntries(Object.entries(box).map(([key, value]) => [key, round(value)])),
          kind);
      }
      if (shape === "polygon") return this.twice("polygon", { points: list(at) }, kind);
      return [];
    }

    arrow(from, to, list) {
      const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
      const wing = (side) => ({ x: to.x - 14 * ux - side * 6 * uy, y: to.y - 14 * uy + side * 6 * ux });
      return this.twice("polyline", { points: list([from, to, wing(1), to, wing(-1)]) }, "note");
    }

    /** Beside what it names, on the side where there is room. */
    labelPlace(shape, points) {
      const { box } = this.pane.screen;
      const corners = shape === "ellipse"
        ? [[points[0] - points[2], points[1] - points[3]], [points[0] + points[2], points[1] + points[3]]]
        : shape === "rectangle" ? [[points[0], points[1]], [points[0] + points[2], points[1] + points[3]]]
          : shape === "arrow" ? [[points[0], points[1]]] : pairs(points);
      const at = corners.map((pair) => this.percent(pair));
      const right = Math.max(...at.map(({ x }) => x));
      const left = Math.min(...at.map(({ x }) => x));
      const y = at.reduce((sum, one) => sum + one.y, 0) / at.length + 5;
      if (shape === "text") return { x: left, y };
      // Of an arrow: on the side that it does not point to.
      if (shape === "arrow" && points[2] < points[0] && right < box.width * 0.75) return { x: right + 8, y };
      return right < box.width * 0.6 ? { x: right + 8, y } : { x: left - 8, y, anchor: "end" };
    }

    ruler({ points }) {
      const { pane } = this;
      const { spacing } = pane.description;
      const at = points.map(([x, y]) => pane.screen.toScreen(x, y));
      const list = at.map(({ x, y }) => `${round(x)},${round(y)}`).join(" ");
      const ends = at.flatMap(({ x, y }) => this.twice("circle", { cx: round(x), cy: round(y), r: 3 }, "ruler"));
      const text = points.length === 3
        ? `${number(Math.round(seriesMath.angle(spacing, ...points) * 10) / 10)}°`
        : lengthText(seriesMath.distance(spacing, points[0], points[1]), pane.description);
      const last = points.length === 3 ? at[1] : at.reduce((low, one) => (one.y > low.y ? one : low));
      const isLate = last.x > pane.screen.box.width * 0.7;
      return [...this.twice("polyline", { points: list }, "ruler"), ...ends,
        this.text(last.x + (isLate ? -8 : 8), last.y + 16, text, "ruler", isLate ? { "text-anchor": "end" } : {})];
    }

    crossing({ segment, label }) {
      // A segment joins centres of pixels; the screen counts from the edge.
      const [from, to] = segment.map(([x, y]) => this.pane.screen.toScreen(x + 0.5, y + 0.5));
      const line = { x1: round(from.x), y1: round(from.y), x2: round(to.x), y2: round(to.y) };
      const [right, top] = [from.x > to.x ? from : to, from.y < to.y ? from : to];
      const isSteep = Math.abs(to.y - from.y) > Math.abs(to.x - from.x);
      // Clear of the slice bar, and of what stands at the top.
      const name = isSteep
        ? this.text(top.x + 5, Math.max(top.y, 0) + Math.abs(to.y - from.y) * 0.14, label, "crossing")
        : this.text(Math.min(right.x, this.pane.screen.box.width - 50) - 4, right.y - 5, label, "crossing",
          { "text-anchor": "end" });
      return [...this.twice("line", line, "crossing"), name];
    }

    scaleBar() {
      const { screen, description } = this.pane;
      if (!screen.pixel.mm) return [];
      const bar = seriesMath.scaleBar(screen.pixel.mm / screen.scale, Math.min(160, screen.box.width * 0.3));
      const [left, y] = [(screen.box.width - bar.pixels) / 2, screen.box.height - 14];
      const path = `M${round(left)},${round(y - 5)}v5h${round(bar.pixels)}v-5`;
      const text = bar.mm >= 10 && !description.isDetectorSpacing
        ? word("series.cm", { cm: number(bar.mm / 10) }) : lengthText(bar.mm, description);
      return [...this.twice("path", { d: path }, "scale"),
        this.text(screen.box.width / 2, y - 8, text, "scale", { "text-anchor": "middle" })];
    }
  }

  Object.assign(viewer, { Overlay, drawn, lengthText });
})();
