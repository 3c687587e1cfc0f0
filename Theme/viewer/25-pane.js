// A pane: one stack of slices on a black screen, what the reader has asked of it, and what it shows of that. What is
// told in its corners is always what is painted; what has been asked for and is not there yet is told apart.
(() => {
  "use strict";

  const { word, element, seriesMath } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});
  const { Screen, Overlay, Facts, wholeView } = viewer;

  const newTime = 4000;
  const restTime = 600;

  const isSame = (one, other) => one?.width === other?.width && one?.center === other?.center;

  /**
   * Tells "slice", "window", "view", "mode" when the reader changes them ({isOwn: false} when a linked pane did), and
   * "shown" when another picture is painted.
   */
  class Pane extends EventTarget {
    slice = 1;
    /** What is painted: {slice, window, isExact, samples}; null before the first paint. */
    shown = null;
    isInverted = false;
    showsNotes = false;
    measures = false;
    direction = 1;

    /** `title` stands in the upper left corner, `label` is the name that a screen reader says. */
    constructor(title, label) {
      super();
      this.title = title;
      this.screen = new Screen(this);
      this.overlay = new Overlay(this);
      this.facts = new Facts(this);
      this.element = element("div", { className: "series-pane", tabIndex: 0 },
        this.screen.canvas, this.overlay.element, ...this.facts.elements);
      this.element.setAttribute("role", "application");
      this.element.setAttribute("aria-roledescription", word("series.pane"));
      this.element.setAttribute("aria-label", label);
      new ResizeObserver(([entry]) => {
        this.screen.measure(entry.contentRect.width, entry.contentRect.height);
        this.isMeasured = entry.contentRect.width > 0 && entry.contentRect.height > 0;
        if (this.isMeasured) this.facts.measure();
        if (this.stack && this.isMeasured) this.setView(this.screen.view, { isOwn: false, isQuiet: true });
      }).observe(this.element);
    }

    /** Shows `stack`, from its slice `slice` on. */
    setStack(stack, slice, windows) {
      this.stack = stack;
      this.windows = windows;
      this.defaultWindow = windows[0] ?? null;
      this.window ??= this.defaultWindow;
      this.slice = Math.min(Math.max(slice, 1), stack.count);
      this.screen.setSize(stack.description);
      this.shown = null;
      // Until the first paint the page's own image is seen, which is this slice.
      this.base = this.slice;
      // What will be looked at next changes nothing yet.
      stack.addEventListener("ready", ({ detail: { slice: ready } }) => {
        if (ready === this.slice || !this.isThere) this.ask();
      });
      this.tell("stack");
      this.ask();
    }

    get description() { return this.stack.description; }
    get count() { return this.stack.count; }
    get isDefaultWindow() { return isSame(this.window, this.defaultWindow); }
    get canWindow() { return this.stack?.hasExact ?? false; }

    tell(type, detail = { isOwn: true }) { this.dispatchEvent(new CustomEvent(type, { detail })); }

    // What the reader asks for.

    setSlice(slice, detail) {
      const to = Math.min(Math.max(Math.round(slice), 1), this.count);
      if (to === this.slice) return;
      this.direction = to > this.slice ? 1 : -1;
      this.slice = to;
      this.prepare();
      this.tell("slice", detail);
      this.ask();
    }

    stepBy(by) { this.setSlice(this.slice + by); }

    /** {width, center, name?, label?}; without a name it is the reader's own. */
    setWindow(window, detail) {
      if (!this.canWindow || !window) return;
      const known = this.windows.find((one) => isSame(one, window));
      this.window = known ?? { width: Math.max(1, window.width), center: window.center };
      this.prepare();
      this.tell("window", detail);
      this.ask();
    }

    setView(view, detail) {
      if (!this.isMeasured) {
        this.screen.view = { ...view };
        return;
      }
      this.screen.view = this.screen.kept(view);
      if (!detail?.isQuiet) this.tell("view", detail);
      this.ask();
    }

    // A pane that opens under the pointer is asked before it is measured: nothing is seen of it yet.

    zoomBy(factor, point = { x: this.screen.box.width / 2, y: this.screen.box.height / 2 }) {
      if (this.isMeasured) this.setView(this.screen.zoomed(factor, point));
    }

    pan(x, y) { if (this.isMeasured) this.setView(this.screen.moved(x, y)); }
    fit() { this.setView({ ...this.screen.view, zoom: 1, x: 0.5, y: 0.5 }); }
    showActual() { if (this.isMeasured) this.setView({ ...this.screen.view, zoom: this.screen.actualZoom }); }

    flip(axis) {
      const { view } = this.screen;
      this.setView({ ...view, [axis]: !view[axis] });
      this.tell("mode");
    }

    set(name, value) {
      this[name] = value;
      this.tell("mode");
      this.ask();
    }

    reset() {
      this.setView({ ...wholeView });
      this.isInverted = false;
      this.overlay.rulers.length = 0;
      if (this.canWindow) this.setWindow(this.defaultWindow);
      this.tell("mode");
      this.ask();
    }

    // What comes in for it.

    /** Whether frames may be loaded: the reader has shown an interest. */
    isAwake = false;

    wake() {
      if (this.isAwake || !this.stack) return;
      this.isAwake = true;
      this.prepare();
    }

    /** The exact data of a slice that an active reader rests on come too. */
    prepare(isResting = false) {
      if (!this.isAwake) return;
      const exactly = this.canWindow && !this.isDefaultWindow ? "around" : isResting ? "here" : "no";
      this.stack.want(this.slice, this.direction, exactly);
      clearTimeout(this.rest);
      const mayRest = this.isActive && exactly === "no" && !navigator.connection?.saveData;
      if (mayRest) this.rest = setTimeout(() => this.prepare(true), restTime);
    }

    setActive(isActive) {
      if (this.isActive === isActive) return;
      this.isActive = isActive;
      this.element.classList.toggle("is-active", isActive);
      if (isActive) this.prepare();
      // How to leave is told for a while.
      this.element.classList.toggle("is-new", isActive);
      clearTimeout(this.newness);
      if (isActive) this.newness = setTimeout(() => this.element.classList.remove("is-new"), newTime);
      this.tell("mode");
      this.ask();
    }

    // What is seen.

    ask() {
      if (this.isAsked || !this.stack) return;
      this.isAsked = true;
      requestAnimationFrame(() => {
        this.isAsked = false;
        this.draw();
      });
    }

    /** The picture to paint for what was asked: never another slice under its number, nor another window. */
    choose() {
      const { stack, slice, window, defaultWindow } = this;
      const exact = (at) => ({ slice: at, window, isExact: true, samples: stack.exactOf(at) });
      const frame = (at) => ({ slice: at, window: defaultWindow, isExact: false, bitmap: stack.frameOf(at) });
      if (stack.exactOf(slice)) return exact(slice);
      if (this.isDefaultWindow || !window) {
        if (stack.frameOf(slice)) return frame(slice);
        const near = stack.nearestFrame(slice);
        return near === null ? null : frame(near);
      }
      const near = stack.isLost(slice) ? null : stack.nearestExact(slice);
      if (near !== null) return exact(near);
      return stack.frameOf(slice) ? frame(slice) : null;
    }

    draw() {
      if (!this.isMeasured) return;
      const next = this.choose();
      const { shown } = this;
      if (next && !(shown && shown.slice === next.slice && shown.isExact === next.isExact
        && isSame(shown.window, next.window))) {
        if (next.isExact) this.screen.paintExact(next.samples, next.window, next.slice);
        else this.screen.paintFrame(next.bitmap);
        this.shown = next;
        this.tell("shown");
      }
      this.screen.canvas.classList.toggle("is-inverted", this.isInverted);
      // Until the first paint the image of the page is seen.
      if (this.shown) this.screen.place();
      this.overlay.draw();
      this.facts.draw();
    }

    get shownSlice() { return this.shown?.slice ?? this.base; }

    /** Whether what is painted is what was asked for. */
    get isThere() {
      return this.shownSlice === this.slice
        && (!this.window || isSame(this.shown?.window ?? this.defaultWindow, this.window));
    }

    /** The rescaled value at a point of the image, where its exact data are painted. */
    valueAt({ x, y }) {
      const { columns, rows } = this.description;
      const [column, row] = [Math.floor(x), Math.floor(y)];
      if (!this.shown?.isExact || column < 0 || row < 0 || column >= columns || row >= rows) return null;
      const { samples, slice } = this.shown;
      return seriesMath.value(viewer.rescaleOf(this.description, slice), samples[row * columns + column]);
    }
  }

  viewer.Pane = Pane;
})();
