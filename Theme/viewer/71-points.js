// A series that a question asks to point at: a click that does not drag puts a marker on the slice that is seen, and a
// cross-hair does so by keyboard. The markers are the question's (`question.pointing`, answer-pointed.js); here they are
// drawn, on their slices alone, and the zones after them.
(() => {
  "use strict";

  const { word, announce, zones, marking, stateSigns } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});
  const { drawn } = viewer;

  const step = 1;
  const leap = 5;
  /** A marker is taken hold of from so many CSS pixels. */
  const grip = 18;
  const ring = 13;
  /** A marker that lies so many percent from the cross-hair, across and down, is under it. */
  const reach = 1.5;
  const rest = 250;
  /** The cross-hair stays so many CSS pixels inside of the pane. */
  const margin = 24;
  /** What a letter of a label takes, its height and its distance from the outline, in CSS pixels. */
  const label = { letter: 8.4, height: 18, gap: 6 };
  /** The slice bar's. */
  const bar = 40;

  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const turns = { PageUp: -1, PageDown: 1, Home: -Infinity, End: Infinity };

  class Points {
    isAiming = false;
    aim = { x: 50, y: 50 };
    /** The marker that is being dragged, and where to. */
    held = null;

    /** `owner` is the viewer; its main pane is pointed at, never another plane of it. */
    constructor(owner) {
      this.owner = owner;
      this.pane = owner.main;
      this.question = owner.host.closest('negato-question[data-kind="QZP"]');
      this.question?.addEventListener("negatoscope:pointed", () => this.follow());
    }

    get answer() { return this.question?.pointing ?? null; }
    get isOpen() { return this.answer?.isOpen ?? false; }
    isOpenOn(pane) { return pane === this.pane && this.isOpen && Boolean(pane.stack); }

    follow() {
      if (!this.isOpen) this.isAiming = false;
      this.owner.updateTools();
      this.pane.ask();
    }

    // Places.

    /** The point of the slice that is seen at a place of the pane; null beside the image. */
    at(place) {
      const { columns, rows } = this.pane.description;
      const { x, y } = this.pane.screen.toImage(place.x, place.y);
      if (x < 0 || y < 0 || x > columns || y > rows) return null;
      return zones.pointAt(x / columns * 100, y / rows * 100, this.pane.shownSlice);
    }

    toScreen({ x, y }) { return this.pane.overlay.percent([x, y]); }

    get here() {
      return (this.answer?.points ?? []).map((point, at) => ({ point, at }))
        .filter(({ point }) => point.slice === this.pane.shownSlice);
    }

    /** The marker under a place of the pane; -1 where there is none. */
    near(pane, place) {
      if (!this.isOpenOn(pane)) return -1;
      return this.here.find(({ point }) => {
        const own = this.toScreen(point);
        return Math.hypot(own.x - place.x, own.y - place.y) <= grip;
      })?.at ?? -1;
    }

    // What the reader does.

    place(pane, place) {
      const point = this.isOpenOn(pane) ? this.at(place) : null;
      if (point) this.answer.add(point);
    }

    hold(at) { this.held = { at, point: null }; }

    drag(place) {
      const point = this.at(place);
      if (point) this.held.point = point;
      this.pane.ask();
    }

    drop() {
      const { at, point } = this.held;
      this.held = null;
      if (point) this.answer.move(at, point);
      else this.pane.ask();
    }

    toggleAim(isAiming = !this.isAiming) {
      if (isAiming && !this.isOpen) return;
      this.isAiming = isAiming;
      if (isAiming) {
        this.owner.activate(this.pane);
        announce(word("zone.aim-help"));
      }
      this.owner.updateTools();
      this.pane.ask();
    }

    /** The keys of the cross-hair, while the pane itself has the focus; whether it was one. */
    key(event) {
      const { pane } = this;
      if (!this.isOpenOn(this.owner.pane) || event.target !== pane.element) return false;
      if (!this.isAiming) {
        if (event.key !== "Enter") return false;
        this.toggleAim(true);
        return true;
      }
      if (event.key in arrows) this.aimBy(arrows[event.key], event.shiftKey ? leap : step);
      else if (event.key in turns) this.turn(turns[event.key]);
      else if (event.key === "Enter") this.press();
      else if (event.key === "Delete" || event.key === "Backspace") this.removeHere();
      else return false;
      return true;
    }

    turn(by) {
      this.owner.cine.stop();
      if (Number.isFinite(by)) this.pane.stepBy(by);
      else this.pane.setSlice(by < 0 ? 1 : this.pane.count);
    }

    aimBy([x, y], by) {
      this.aim = zones.pointAt(this.aim.x + x * by, this.aim.y + y * by);
      const { box } = this.pane.screen;
      const at = this.toScreen(this.aim);
      // A part that the zoom has put out of sight comes back.
      const off = (value, room) => Math.min(Math.max(value, margin), Math.max(room - margin, margin)) - value;
      const [across, down] = [off(at.x, box.width), off(at.y, box.height)];
      if (across !== 0 || down !== 0) this.pane.pan(across, down);
      this.pane.ask();
      clearTimeout(this.telling);
      this.telling = setTimeout(() => announce(this.answer.placeOf({ ...this.aim, slice: this.pane.shownSlice })), rest);
    }

    get under() {
      return this.here.find(({ point }) =>
        Math.abs(point.x - this.aim.x) <= reach && Math.abs(point.y - this.aim.y) <= reach)?.at ?? -1;
    }

    press() {
      clearTimeout(this.telling);
      if (this.under >= 0) this.answer.remove(this.under);
      else this.answer.add(zones.pointAt(this.aim.x, this.aim.y, this.pane.shownSlice));
    }

    removeHere() {
      if (this.under >= 0) this.answer.remove(this.under);
    }

    // What is seen.

    /** The pieces of the overlay, for the slice that is painted. */
    pieces(overlay) {
      const { answer, pane } = this;
      if (!answer) return [];
      const slice = pane.shownSlice;
      const isHere = ({ slices }) => !slices || (slice >= slices[0] && slice <= slices[1]);
      return [
        ...this.zones(overlay, answer.shown.filter(({ zone }) => isHere(zone))),
        ...answer.letters.filter(({ point }) => point.slice === slice).flatMap((one) => this.letter(overlay, one)),
        ...this.here.flatMap(({ point, at }) => this.marker(overlay, point, at)),
        ...(this.isAiming && pane.isActive ? this.cross(overlay) : []),
      ];
    }

    /** The outlines, then their labels. */
    zones(overlay, shown) {
      const outlines = shown.flatMap(({ zone: { shape, numbers }, state }) => {
        const [x, y, width, height] = numbers;
        const points = shape === "ellipse" ? [x + width / 2, y + height / 2, width / 2, height / 2] : numbers;
        return overlay.shape(shape, points, `zone series-zone-${state}`);
      });
      return [...outlines,
        ...this.labels(shown).map(({ text, left, bottom }) => overlay.text(left, bottom - 4, text, "zone"))];
    }

    /** {text, left, bottom} of the words of each zone: its name where there is room for it, else its letter. */
    labels(shown) {
      const { box } = this.pane.screen;
      return self.negatoscope.labelPlaces({
        entries: shown.map(({ zone, state, letter, name, right }) => ({
          isFirst: right, box: this.boxOf(zone),
          words: [`${stateSigns[state]} ${letter} ${name}`, `${stateSigns[state]} ${letter}`]
            .map((text) => ({ text, width: text.length * label.letter })),
        })),
        height: label.height, gap: label.gap, room: { left: 0, right: box.width - bar, top: 0, bottom: box.height },
        taken: this.here.map(({ point }) => {
          const { x, y } = this.toScreen(point);
          return { left: x - ring, right: x + ring + 24, top: y - ring - 14, bottom: y + ring };
        }),
      });
    }

    /** The box of a zone in CSS pixels of the pane; flipped, the left of the image is on its right. */
    boxOf(zone) {
      const { left, top, right, bottom } = zones.boundsOf(zone);
      const [one, other] = [this.toScreen({ x: left, y: top }), this.toScreen({ x: right, y: bottom })];
      return {
        left: Math.min(one.x, other.x), right: Math.max(one.x, other.x),
        top: Math.min(one.y, other.y), bottom: Math.max(one.y, other.y),
      };
    }

    letter(overlay, { letter, point }) {
      const { x, y } = this.toScreen(point);
      return [drawn("rect", { x: x - 11, y: y - 11, width: 22, height: 22, class: "series-tag" }),
        overlay.text(x, y + 5, letter, "tag", { "text-anchor": "middle" })];
    }

    marker(overlay, point, at) {
      const { x, y } = this.toScreen(this.held?.at === at ? this.held.point ?? point : point);
      const isHit = this.answer.shown.some(({ zone, state }) => state === "hit" && marking.contains(zone, point));
      const text = this.isOpen ? `${at + 1}` : `${at + 1} ${isHit ? "✓" : "✗"}`;
      const kind = this.isOpen || isHit ? "marker" : "marker series-marker-missed";
      return [...overlay.twice("circle", { cx: x, cy: y, r: ring }, kind),
        drawn("circle", { cx: x, cy: y, r: 2, class: "series-spot" }),
        overlay.text(x + ring - 2, y - ring + 1, text, "marker")];
    }

    cross(overlay) {
      const { x, y } = this.toScreen(this.aim);
      return overlay.twice("path", { d: `M${x - 30},${y}h60M${x},${y - 30}v60` }, "cross");
    }
  }

  viewer.Points = Points;
})();
