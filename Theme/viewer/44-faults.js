// What could not be loaded, in words, with a way to try again; the rest goes on.
(() => {
  "use strict";

  const { word, counted, element } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  class Faults {
    constructor({ loader }) {
      this.loader = loader;
      this.text = element("span");
      const retry = element("button", { type: "button", className: "series-retry", textContent: word("series.retry") });
      retry.addEventListener("click", () => this.retry());
      this.element = element("div", { className: "series-faults", hidden: true }, this.text, retry);
      this.element.setAttribute("role", "status");
      for (const type of ["fault", "mended"]) loader.addEventListener(type, () => this.update());
    }

    update() {
      const { faults } = this.loader;
      const frames = [...faults].filter((what) => what.startsWith("frame ")).length;
      const parts = [
        faults.has("description") ? word("series.fault-description") : null,
        frames > 0 ? counted("series.fault-frames", frames) : null,
        [...faults].some((what) => what.startsWith("chunk ")) ? word("series.fault-exact") : null,
      ].filter(Boolean);
      this.text.textContent = parts.join(" ");
      this.element.hidden = parts.length === 0;
    }

    retry() {
      const hadNothing = this.loader.faults.has("description");
      this.loader.retry();
      if (hadNothing) this.onrestart?.();
    }
  }

  viewer.Faults = Faults;
})();
