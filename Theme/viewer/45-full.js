// The full screen: the browser's own, or the whole window where there is none (a phone that keeps it for videos).
(() => {
  "use strict";

  const viewer = (self.negatoscope.viewer ??= {});

  class FullView {
    /** The element that fills the window where the browser has no full screen for it. */
    filling = null;

    constructor(owner) {
      this.owner = owner;
      document.addEventListener("fullscreenchange", () => owner.updateTools());
    }

    get isFilling() { return this.filling !== null; }
    get setElement() { return this.owner.host.closest(".series-set"); }
    isShown(element) { return this.filling === element || document.fullscreenElement === element; }
    get isFull() { return this.isShown(this.owner.view); }
    get isFullSet() { return this.isShown(this.setElement); }

    /** This series, or all that hang beside it. */
    async toggle(isWholeSet = false) {
      const { owner } = this;
      const target = isWholeSet ? this.setElement : owner.view;
      if (this.isShown(target)) {
        await this.leave();
        return;
      }
      owner.activate(owner.pane);
      try {
        await target.requestFullscreen();
      } catch {
        this.fill(target);
      }
    }

    async leave() {
      if (document.fullscreenElement) await document.exitFullscreen();
      this.fill(null);
    }

    fill(target) {
      this.filling?.classList.remove("fills-window");
      this.filling = target;
      target?.classList.add("fills-window");
      document.documentElement.classList.toggle("has-full-series", target !== null);
      this.owner.updateTools();
    }
  }

  viewer.FullView = FullView;
})();
