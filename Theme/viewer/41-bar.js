// The slim bar at the right edge of a pane: where the slice is, and which slices have come.
(() => {
  "use strict";

  const { word, element } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  class Bar {
    constructor(pane, owner) {
      this.pane = pane;
      this.slider = element("input", { type: "range", className: "series-slider", min: 1, step: 1 });
      this.slider.setAttribute("aria-label", word("series.slices"));
      this.slider.setAttribute("aria-orientation", "vertical");
      this.strip = element("canvas", { className: "series-presence", width: 1, height: 1 });
      this.strip.setAttribute("aria-hidden", "true");
      this.element = element("div", { className: "series-bar", hidden: true }, this.strip, this.slider);
      this.slider.addEventListener("input", () => {
        owner.cine.stop();
        pane.setSlice(Number(this.slider.value));
      });
      // A gesture of the bar is none of the image below it.
      for (const type of ["pointerdown", "dblclick"]) {
        this.element.addEventListener(type, (event) => event.stopPropagation());
      }
      pane.addEventListener("stack", () => this.begin());
      pane.addEventListener("slice", () => this.update());
      pane.element.append(this.element);
    }

    begin() {
      const { stack, count } = this.pane;
      this.slider.max = count;
      this.element.hidden = count < 2;
      this.strip.height = count;
      this.context = this.strip.getContext("2d");
      this.drawn = [];
      this.update();
      const ask = () => {
        if (this.isAsked) return;
        this.isAsked = true;
        requestAnimationFrame(() => {
          this.isAsked = false;
          if (this.pane.stack === stack) this.drawStrip();
        });
      };
      stack.loader?.addEventListener("arrival", ask);
      ask();
    }

    update() {
      const { pane, slider } = this;
      if (Number(slider.value) !== pane.slice) slider.value = pane.slice;
      const { positionText } = viewer;
      slider.setAttribute("aria-valuetext",
        [word("series.place", { n: pane.slice, total: pane.count }), positionText(pane.description, pane.slice)]
          .filter(Boolean).join(", "));
    }

    /** Only what differs from what is drawn: of a long series something comes all the time. */
    drawStrip() {
      const { stack, count } = this.pane;
      const colours = ["#2a2f33", "#7d878d", "#63c5d2"];
      for (let slice = 1; slice <= count; slice += 1) {
        const presence = stack.presence(slice);
        if (this.drawn[slice] === presence) continue;
        this.drawn[slice] = presence;
        this.context.fillStyle = colours[presence];
        this.context.fillRect(0, slice - 1, 1, 1);
      }
    }
  }

  viewer.Bar = Bar;
})();
