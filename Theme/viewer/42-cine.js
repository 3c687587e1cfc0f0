// The slices one after the other by themselves, at a rate that the reader chooses; never where less motion is wanted.
(() => {
  "use strict";

  const { word, element, announce } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  const rates = [5, 10, 15, 20, 25, 30];

  class Cine {
    rate = 10;
    isRunning = false;

    constructor(owner) {
      this.owner = owner;
      this.calm = matchMedia("(prefers-reduced-motion: reduce)");
      this.calm.addEventListener("change", () => { if (this.calm.matches) this.stop(); });
      this.choice = element("select", { className: "series-rate" }, ...rates.map((value) =>
        element("option", { value, textContent: word("series.rate", { n: value }), selected: value === this.rate })));
      this.choice.setAttribute("aria-label", word("series.rate-label"));
      this.choice.addEventListener("change", () => { this.rate = Number(this.choice.value); });
    }

    toggle() {
      if (this.isRunning) this.stop();
      else this.start();
    }

    start() {
      if (this.calm.matches) {
        announce(word("series.cine-calm"));
        this.owner.say(word("series.cine-calm"));
        return;
      }
      this.pane = this.owner.pane;
      if (this.pane.count < 2) return;
      this.owner.wake();
      this.isRunning = true;
      this.owner.updateTools();
      this.next = performance.now();
      this.turn();
    }

    /** A slice that is not there yet is waited for: none is left out, none is shown twice. */
    turn() {
      this.frame = requestAnimationFrame((now) => {
        if (!this.isRunning) return;
        if (!this.owner.view.isConnected) {
          this.stop();
          return;
        }
        if (now >= this.next && this.pane.isThere) {
          this.next = Math.max(this.next + 1000 / this.rate, now);
          const { slice, count } = this.pane;
          this.pane.setSlice(slice === count ? 1 : slice + 1, { isOwn: true, isCine: true });
        }
        this.turn();
      });
    }

    stop() {
      if (!this.isRunning) return;
      this.isRunning = false;
      cancelAnimationFrame(this.frame);
      this.owner.updateTools();
    }
  }

  viewer.Cine = Cine;
})();
