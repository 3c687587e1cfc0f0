// The slim bar at the right edge of a pane: where the slice is, and which slices have come. It is painted, as the words
// in the corners are; the slider that hands and screen readers hold lies over it unseen.
(() => {
  "use strict";

  const { word, element } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  /** The slider follows once the slices rest so many ms: moving it has the browser lay out the page. */
  const restTime = 150;
  /** What has come is told so many ms later, or with the next slice: by itself it costs a frame of the page. */
  const lateness = 200;

  const colours = ["#2a2f33", "#7d878d", "#63c5d2"];
  const coarse = matchMedia("(any-pointer: coarse)");

  // CSS pixels: the middle of the line from the right edge, its width, the end of the way above and below. The way and
  // the thumb's height are those that the styles give the slider, so that a hand takes what it sees.
  const middle = 16;
  const lineWidth = 6;
  const margin = 6;

  class Bar {
    constructor(pane, owner) {
      this.pane = pane;
      this.slider = element("input", { type: "range", className: "series-slider", min: 1, step: 1 });
      this.slider.setAttribute("aria-label", word("series.slices"));
      this.slider.setAttribute("aria-orientation", "vertical");
      this.canvas = element("canvas", { className: "series-presence" });
      this.canvas.setAttribute("aria-hidden", "true");
      this.context = this.canvas.getContext("2d");
      /** A pixel for each slice. */
      this.strip = element("canvas", { width: 1 });
      this.element = element("div", { className: "series-bar", hidden: true }, this.canvas, this.slider);
      this.slider.addEventListener("input", () => {
        owner.cine.stop();
        pane.setSlice(Number(this.slider.value));
      });
      // Whoever takes hold of it finds it where it is seen.
      for (const type of ["pointerdown", "focus"]) this.slider.addEventListener(type, () => this.follow());
      // A gesture of the bar is none of the image below it.
      for (const type of ["pointerdown", "dblclick"]) {
        this.element.addEventListener(type, (event) => event.stopPropagation());
      }
      pane.addEventListener("stack", () => this.begin());
      pane.addEventListener("slice", () => this.update());
      pane.addEventListener("shown", () => { if (this.waiting) this.drawStrip(); });
      new ResizeObserver(([{ contentRect }]) => this.measure(contentRect)).observe(this.canvas);
      pane.element.append(this.element);
    }

    begin() {
      const { stack, count } = this.pane;
      this.slider.max = count;
      this.element.hidden = count < 2;
      this.strip.height = count;
      this.drawn = [];
      this.follow();
      stack.loader?.addEventListener("arrival", () => {
        if (this.pane.stack === stack) this.waiting ??= setTimeout(() => this.drawStrip(), lateness);
      });
      this.drawStrip();
    }

    update() {
      this.draw();
      clearTimeout(this.following);
      if (document.activeElement === this.slider) this.follow();
      else this.following = setTimeout(() => this.follow(), restTime);
    }

    /** The slider is where the slice is. */
    follow() {
      const { pane, slider } = this;
      if (!pane.stack) return;
      clearTimeout(this.following);
      if (Number(slider.value) !== pane.slice) slider.value = pane.slice;
      slider.setAttribute("aria-valuetext",
        [word("series.place", { n: pane.slice, total: pane.count }), viewer.positionText(pane.description, pane.slice)]
          .filter(Boolean).join(", "));
    }

    measure({ width, height }) {
      this.box = { width, height };
      this.canvas.width = Math.round(width * devicePixelRatio);
      this.canvas.height = Math.round(height * devicePixelRatio);
      this.context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      this.context.imageSmoothingEnabled = false;
      if (this.pane.stack) this.draw();
    }

    draw() {
      if (!this.box) return;
      const { box: { width, height }, pane: { slice, count }, context } = this;
      const [long, thick] = coarse.matches ? [28, 14] : [22, 10];
      const way = height - 2 * margin - thick;
      const line = [width - middle - lineWidth / 2, margin + thick / 2, lineWidth, way];
      context.clearRect(0, 0, width, height);
      context.save();
      this.path(...line, lineWidth / 2);
      context.clip();
      context.drawImage(this.strip, ...line);
      context.restore();
      const y = margin + way * (count > 1 ? (slice - 1) / (count - 1) : 0);
      for (const [edge, colour] of [[0, "#000000"], [2, "#ffffff"]]) {
        context.fillStyle = colour;
        this.path(width - middle - long / 2 + edge, y + edge, long - 2 * edge, thick - 2 * edge, 3 - edge);
        context.fill();
      }
    }

    /** A rectangle, its corners round where the browser can. */
    path(x, y, width, height, radius) {
      this.context.beginPath();
      if (this.context.roundRect) this.context.roundRect(x, y, width, height, radius);
      else this.context.rect(x, y, width, height);
    }

    /** Only what differs from what is drawn: of a long series something comes all the time. */
    drawStrip() {
      clearTimeout(this.waiting);
      this.waiting = null;
      const { stack, count } = this.pane;
      const context = this.strip.getContext("2d");
      for (let slice = 1; slice <= count; slice += 1) {
        const presence = stack.presence(slice);
        if (this.drawn[slice] === presence) continue;
        this.drawn[slice] = presence;
        context.fillStyle = colours[presence];
        context.fillRect(0, slice - 1, 1, 1);
      }
      this.draw();
    }
  }

  viewer.Bar = Bar;
})();
