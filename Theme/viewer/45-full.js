// The full screen: the browser's own, or the whole window where there is none (a phone that keeps it for videos).
(() => {
  "use strict";

  const viewer = (self.negatoscope.viewer ??= {});

  class FullView {
    isFilling = false;

    constructor(owner) {
      this.owner = owner;
      document.addEventListener("fullscreenchange", () => this.changed());
    }

    get isFull() { return this.isFilling || document.fullscreenElement === this.owner.view; }

    async toggle() {
      const { owner } = this;
      if (this.isFull) {
        await this.leave();
        return;
      }
      owner.activate(owner.pane);
      try {
        await owner.view.requestFullscreen();
      } catch {
        this.fill(true);
      }
    }

    async leave() {
      if (document.fullscreenElement === this.owner.view) await document.exitFullscreen();
      this.fill(false);
    }

    fill(fills) {
      this.isFilling = fills;
      this.owner.view.classList.toggle("fills-window", fills);
      document.documentElement.classList.toggle("has-full-series", fills);
      this.changed();
    }

    changed() { this.owner.updateTools(); }
  }

  viewer.FullView = FullView;
})();
