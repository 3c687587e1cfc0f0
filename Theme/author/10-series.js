// Drawing on a slice and naming marks, for the author of a case: what is made is copied as YAML for the series, or as the
// zones of a question that asks to point at them.
(() => {
  "use strict";

  const { word, element, author } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  const shapes = ["arrow", "ellipse", "rectangle", "polygon", "text"];

  /** A text as YAML: bare where it can be, else between double quotes. */
  const yamlText = (text) => {
    const isBare = /^\p{L}[^:#{}[\],&*!|>'"%@`\\]*$/u.test(text) && text === text.trim()
      && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
    return isBare ? text : JSON.stringify(text);
  };

  const percents = (points) => `[${points.map((one) => one.toFixed(1)).join(", ")}]`;

  /** What stands under `annotations:`, `marks:` and `windows:` of series.yml. */
  const yamlOf = ({ annotations, marks, windows }) => {
    const list = annotations.flatMap(({ shape, points, slices: [from, to], text }) => [
      `  - ${shape === "text" ? "text-at" : shape}: ${percents(points)}`, `    slices: ${from === to ? from : `${from}-${to}`}`,
      ...(text ? [`    text: ${yamlText(text)}`] : []),
    ]);
    const part = (name, lines) => (lines.length > 0 ? [`${name}:`, ...lines] : []);
    return [
      ...part("annotations", list),
      ...part("marks", marks.map(({ name, slice, window }) => `  ${name}: ${window ? `${slice}/${window}` : slice}`)),
      ...part("windows", windows.map(({ name, width, center }) => `  ${name}: ${width}/${center}`)),
    ].join("\n");
  };

  /** A box as the zones of a question have it: its corner and its size, whatever was rounded on the image. */
  const zoneBoxOf = (shape, [x, y, width, height]) => {
    const [left, top, across, down] = shape === "ellipse"
      ? [x - width, y - height, 2 * width, 2 * height] : [x, y, width, height];
    return [Math.max(left, 0), Math.max(top, 0), Math.min(across, 100 - left), Math.min(down, 100 - top)];
  };

  /** The options of case.md for what was drawn; an arrow and a text are no zones. */
  const zonesOf = ({ annotations }) => annotations
    .filter(({ shape }) => author.zoneShapes.includes(shape))
    .map(({ shape, points, slices, text }) =>
      author.optionOf({ shape, numbers: shape === "polygon" ? points : zoneBoxOf(shape, points), slices }, text,
        document.documentElement.lang))
    .join("\n");

  /** A name as addresses can hold it: « Jonction C1 » is jonction-c1. */
  const slug = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe")
    .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

  /** The annotation's points for a drag from `a` to `b`, both in percent. */
  const drawnPoints = (shape, [ax, ay], [bx, by]) => {
    if (shape === "arrow") return [ax, ay, bx, by];
    if (shape === "text") return [bx, by];
    if (shape === "rectangle") return author.boxOf([ax, ay], [bx, by]);
    return [(ax + bx) / 2, (ay + by) / 2, Math.abs(bx - ax) / 2, Math.abs(by - ay) / 2];
  };

  /** The panel under the tools, and the drawing on the main pane. `made` outlives it: leaving loses nothing. */
  class Author {
    shape = null;
    corners = [];

    constructor(owner) {
      this.owner = owner;
      this.made = owner.authored ??= { annotations: [], marks: [], windows: [] };
      this.makePanel();
      owner.view.append(this.panel);
      this.watch = () => this.followSlice();
      owner.main.addEventListener("slice", this.watch);
      owner.main.overlay.authored = this.made.annotations;
      this.followSlice();
      this.update();
    }

    makePanel() {
      const button = (text, act) => {
        const one = element("button", { type: "button", textContent: text });
        one.addEventListener("click", act);
        return one;
      };
      const field = (text, input) => element("label", { className: "series-field" },
        element("span", { textContent: text }), input);
      this.shapeButtons = shapes.map((shape) => button(author.shapeWord(shape), () => this.choose(shape)));
      this.words = element("input", { type: "text" });
      this.from = element("input", { type: "number", min: 1, max: this.owner.main.count });
      this.to = element("input", { type: "number", min: 1, max: this.owner.main.count });
      for (const input of [this.from, this.to]) input.addEventListener("input", () => { this.isRangeOwn = true; });
      const told = () => element("textarea", { readOnly: true, rows: 6, spellcheck: false });
      [this.yaml, this.zones] = [told(), told()];
      const copied = (text, place) => element("div", { className: "series-told" }, field(text, place),
        button(word("series.author-copy"), () => self.negatoscope.copy(place.value).then(
          () => this.owner.say(word("series.author-copied")), () => place.select())));
      this.help = element("p", { textContent: word("series.author-polygon-help"), hidden: true });
      this.panel = element("div", { className: "series-author" },
        element("div", { className: "series-author-row" }, ...this.shapeButtons,
          button(word("series.author-mark"), () => this.nameMark()),
          button(word("series.author-window"), () => this.nameWindow()),
          button(word("series.author-undo"), () => this.undo()),
          button(word("series.author-clear"), () => this.clear())),
        this.help,
        element("div", { className: "series-author-row" }, field(word("series.author-words"), this.words),
          field(word("series.author-from"), this.from), field(word("series.author-to"), this.to)),
        element("div", { className: "series-author-row" }, copied(word("series.author-yaml"), this.yaml),
          copied(word("series.author-zones"), this.zones)));
      this.panel.setAttribute("role", "group");
      this.panel.setAttribute("aria-label", word("series.author"));
    }

    get isDrawing() { return this.shape !== null; }

    choose(shape) {
      this.shape = this.shape === shape ? null : shape;
      this.corners = [];
      this.owner.main.overlay.draft = null;
      this.update();
    }

    followSlice() {
      if (this.isRangeOwn) return;
      this.from.value = this.to.value = this.owner.main.slice;
    }

    get range() {
      const slices = [this.from, this.to].map((input) =>
        Math.min(Math.max(Math.round(Number(input.value)) || this.owner.main.slice, 1), this.owner.main.count));
      return [Math.min(...slices), Math.max(...slices)];
    }

    percent(pane, at) {
      const { columns, rows } = pane.description;
      const { x, y } = pane.screen.toImage(at.x, at.y);
      const part = (value, length) => Math.min(Math.max(value / length * 100, 0), 100);
      return [part(x, columns), part(y, rows)];
    }

    // The drag on the pane.

    begin(pane, at) {
      if (pane !== this.owner.main) return;
      this.start = this.percent(pane, at);
    }

    draft(pane, points) {
      pane.overlay.draft = { shape: this.shape, points, text: this.words.value };
      pane.ask();
    }

    stretch(pane, at) {
      if (pane !== this.owner.main || this.shape === "polygon") return;
      this.draft(pane, drawnPoints(this.shape, this.start, this.percent(pane, at)));
    }

    /** The next side of a polygon follows the pointer. */
    hover(pane, at) {
      if (pane !== this.owner.main || this.shape !== "polygon" || this.corners.length === 0) return;
      this.draft(pane, [...this.corners, this.percent(pane, at)].flat());
    }

    end(pane, at, hasMoved) {
      if (pane !== this.owner.main) return;
      const point = this.percent(pane, at);
      if (this.shape === "polygon") {
        this.corners = author.withCorner(this.corners, point);
        this.draft(pane, this.corners.flat());
      } else if (hasMoved || this.shape === "text") {
        this.add(drawnPoints(this.shape, this.start, point));
      }
    }

    /** A double click closes the polygon. */
    close() {
      if (this.shape === "polygon" && this.corners.length >= 3) this.add(this.corners.flat());
    }

    add(points) {
      this.made.annotations.push({
        shape: this.shape, points: points.map((one) => Math.round(one * 10) / 10), slices: this.range,
        text: this.words.value.trim(),
      });
      this.corners = [];
      this.owner.main.overlay.draft = null;
      this.update();
    }

    // What has no shape.

    name() {
      const name = slug(this.words.value);
      if (name) return name;
      this.owner.say(word("series.author-name"));
      this.words.focus();
      return null;
    }

    put(list, value) {
      const at = list.findIndex(({ name }) => name === value.name);
      if (at >= 0) list[at] = value;
      else list.push(value);
      this.update();
    }

    nameMark() {
      const name = this.name();
      const { slice, window, isDefaultWindow } = this.owner.main;
      if (!name) return;
      const known = this.made.windows.find((one) => one.width === window?.width && one.center === window?.center);
      this.put(this.made.marks, { name, slice, window: isDefaultWindow ? null : window?.name ?? known?.name ?? null });
    }

    nameWindow() {
      const { window } = this.owner.main;
      const name = window && this.name();
      if (name) this.put(this.made.windows, { name, width: window.width, center: window.center });
    }

    undo() {
      if (this.corners.length > 0) this.corners.pop();
      else this.made.annotations.pop();
      this.owner.main.overlay.draft = null;
      this.update();
    }

    clear() {
      for (const list of Object.values(this.made)) list.length = 0;
      this.update();
    }

    update() {
      for (const [at, one] of this.shapeButtons.entries()) {
        one.setAttribute("aria-pressed", String(shapes[at] === this.shape));
      }
      this.help.hidden = this.shape !== "polygon";
      this.yaml.value = yamlOf(this.made);
      this.zones.value = zonesOf(this.made);
      this.owner.main.element.classList.toggle("is-measuring", this.isDrawing);
      this.owner.main.ask();
    }

    /** Escape drops what is being drawn, then the shape; says whether it did anything. */
    cancel() {
      if (!this.isDrawing) return false;
      this.choose(this.shape);
      return true;
    }

    leave() {
      this.shape = null;
      this.update();
      this.owner.main.overlay.draft = null;
      this.owner.main.overlay.authored = [];
      this.owner.main.removeEventListener("slice", this.watch);
      this.panel.remove();
      this.owner.author = null;
      this.owner.main.ask();
    }
  }

  Object.assign(viewer, { Author, yamlOf, zonesOf, slug, drawnPoints });
})();
