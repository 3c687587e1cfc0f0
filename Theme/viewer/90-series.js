// <negato-series>: a series in the page. It holds its key slice as an image until the viewer paints; the viewer is made
// when the reader comes near.
(() => {
  "use strict";

  const { viewer } = self.negatoscope;

  /** Near is less than a screen away. */
  const near = "100% 0px";

  const observer = typeof IntersectionObserver === "function"
    ? new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) target.awaken();
    }, { rootMargin: near })
    : null;

  class Series extends HTMLElement {
    connectedCallback() {
      if (this.viewer) return;
      if (observer) observer.observe(this);
      else this.awaken();
    }

    disconnectedCallback() { observer?.unobserve(this); }

    awaken() {
      observer?.unobserve(this);
      this.viewer ??= new viewer.SeriesViewer(this);
      return this.viewer;
    }

    /** Opens at {slice, mark, window, showsNotes, takesFocus}. */
    async open({ takesFocus = false, ...place }) {
      const made = this.awaken();
      await made.open(place);
      if (takesFocus) made.activate(made.main);
    }
  }

  customElements.define("negato-series", Series);
  document.addEventListener("click", viewer.followLink);
  addEventListener("hashchange", viewer.followAddress);
  viewer.followAddress();
})();
