// What stands in the corners of a pane, as on a workstation: always of the picture that is painted.
(() => {
  "use strict";

  const { word, element, seriesMath } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});
  const { Words } = viewer;

  const corners = {
    "top-left": ["plane", "name"], "top-right": ["day", "value"],
    "bottom-left": ["slice", "position", "thickness", "slab"], "bottom-right": ["window", "zoom"],
  };

  /** What each node tells: reading it back costs more than remembering it. */
  const told = new WeakMap();

  const say = (node, text) => {
    if (told.get(node) === text) return;
    told.set(node, text);
    if (node.firstChild) node.firstChild.data = text;
    else node.textContent = text;
    node.hidden = text === "";
  };

  const touch = matchMedia("(hover: none)");

  // Made once: a formatter costs more than all else that a slice writes.
  let format = null;
  const written = (value) => {
    format ??= new Intl.NumberFormat(document.documentElement.lang || "fr",
      { maximumFractionDigits: 2, useGrouping: false });
    return format.format(value);
  };

  const oneDecimal = (value) => written(Math.round(value * 10) / 10);

  /** A number with a true minus and no gaps: « 2500 », « −600 ». */
  const signed = (value) => written(value).replace("-", "−");

  const planeWord = (plane) => ({
    axial: word("series.axial"), coronal: word("series.coronal"), sagittal: word("series.sagittal"),
    oblique: word("series.oblique"),
  })[plane] ?? "";

  /** « S 12,4 mm », « G 24 mm »: the place along the axis that the plane crosses; "" without geometry. */
  const positionText = (description, slice) => {
    const plane = seriesMath.planeOf(description, slice);
    if (!plane) return "";
    const middle = seriesMath.pointToPatient(plane, (plane.columns - 1) / 2, (plane.rows - 1) / 2);
    const normal = seriesMath.normal(description.row, description.column);
    const axis = [0, 1, 2].reduce((best, one) => (Math.abs(normal[one]) > Math.abs(normal[best]) ? one : best), 0);
    const value = Math.round(middle[axis] * 10) / 10;
    const letters = [["L", "R"], ["P", "A"], ["S", "I"]][axis];
    const letter = value === 0 ? "" : word(`series.side.${letters[value > 0 ? 0 : 1]}`);
    return `${letter} ${oneDecimal(Math.abs(value))} mm`.trim();
  };

  /** « os 2500/500 », or the reader's own « 1200/300 ». */
  const windowText = (window) => (window
    ? [window.label, word("series.wl", { width: signed(window.width), center: signed(window.center) })]
      .filter(Boolean).join(" ") : "");

  class Facts {
    constructor(pane) {
      this.pane = pane;
      this.corners = Object.entries(corners).map(([place, names]) => new Words(place, names));
      this.cornerOf = new Map(this.corners.flatMap((corner) => [...corner.lines.keys()].map((name) => [name, corner])));
      this.letters = Object.fromEntries(["left", "right", "top", "bottom"].map((side) => {
        const letter = element("span", { className: `series-letter series-letter-${side}` });
        letter.setAttribute("aria-hidden", "true");
        return [side, letter];
      }));
      this.pending = element("p", { className: "series-pending", hidden: true });
      this.hint = element("p", { className: "series-hint" });
      this.elements = [
        ...this.corners.map((corner) => corner.element), ...Object.values(this.letters), this.pending, this.hint,
      ];
    }

    /** The pane has another size. */
    measure() { for (const corner of this.corners) corner.measure(); }

    tell(name, text) { this.cornerOf.get(name).say(name, text); }

    draw() {
      const { pane } = this;
      const { description, shown } = pane;
      const slice = pane.shownSlice;
      this.tell("plane", [description.modality, planeWord(description.plane)].filter(Boolean).join(" · "));
      this.tell("name", pane.title);
      this.tell("day", description.dayText ?? "");
      this.tell("slice", `${slice} / ${pane.count}`);
      this.tell("position", positionText(description, slice));
      this.tell("thickness", description.thickness
        ? word("series.thickness", { mm: oneDecimal(description.thickness) }) : "");
      this.tell("slab", description.slabText ?? "");
      const window = shown ? shown.window : pane.defaultWindow;
      this.tell("window", [windowText(window), pane.isInverted ? word("series.inverted") : ""].filter(Boolean)
        .join(" · "));
      const { scale } = pane.screen;
      this.tell("zoom", `× ${oneDecimal(scale * devicePixelRatio)}`);
      this.drawLetters();
      this.drawPending();
      this.drawHint();
      this.drawValue();
      for (const corner of this.corners) corner.draw();
    }

    drawLetters() {
      const { description, screen: { view } } = this.pane;
      const letters = description.row && description.column
        ? seriesMath.edgeLetters(description, { flipX: view.flipX, flipY: view.flipY, rotation: 0 }) : {};
      for (const [side, node] of Object.entries(this.letters)) {
        say(node, [...(letters[side] ?? "")].map((one) => word(`series.letter.${one}`)).join(""));
      }
    }

    /** What was asked for and is not there yet. */
    drawPending() {
      const { pane } = this;
      const text = pane.isThere ? "" : pane.slice !== pane.shownSlice
        ? word("series.pending-slice", { n: pane.slice })
        : word("series.pending-window", { window: windowText(pane.window) });
      say(this.pending, pane.isAwake ? text : "");
      pane.element.classList.toggle("is-pending", pane.isAwake && text !== "");
    }

    /** How the reader gets the wheel, or a finger, and how the page gets them back. */
    drawHint() {
      const isTouched = touch.matches;
      if (this.pane.points?.isOpen) {
        say(this.hint, this.pane.isActive ? isTouched ? word("series.point-touch") : word("series.point-active")
          : isTouched ? word("series.hint-touch") : word("series.point-mouse"));
        return;
      }
      say(this.hint, this.pane.isActive ? isTouched ? "" : word("series.hint-active")
        : isTouched ? word("series.hint-touch") : word("series.hint-mouse"));
    }

    /** The value under the pointer; {x, y} of the pane, or null where it has left. */
    point(at) {
      this.at = at;
      this.drawValue();
      if (this.pane.isMeasured) this.cornerOf.get("value").draw();
    }

    drawValue() {
      const { pane, at } = this;
      const value = at && pane.stack && pane.isMeasured ? pane.valueAt(pane.screen.toImage(at.x, at.y)) : null;
      const { unit } = pane.description;
      const spoken = unit === "HU" ? word("series.hu") : unit ?? "";
      this.tell("value", value === null ? "" : `${signed(value)} ${spoken}`.trim());
    }
  }

  Object.assign(viewer, { Facts, planeWord, positionText, windowText, signed });
})();
