// The list of gestures and keys.
(() => {
  "use strict";

  const { word, element } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  const gestures = () => [
    [word("series.help-wheel"), word("series.help-slice")], [word("series.help-drag"), word("series.help-window")],
    [word("series.help-middle"), word("series.help-pan")], [word("series.help-right"), word("series.help-zoom")],
    [word("series.help-double"), word("series.help-fit")], [word("series.help-finger"), word("series.help-slice")],
    [word("series.help-fingers"), word("series.help-zoom-pan")],
  ];

  const keys = (owner) => [
    ...(owner.points.answer ? [[word("series.help-enter"), word("series.help-aim")]] : []),
    ["↑ ↓ ← →", word("series.help-slice")], [word("series.help-pages"), word("series.help-ten")],
    [word("series.help-ends"), word("series.help-first-last")], ["1 … 9", word("series.help-presets")],
    ["+ −", word("series.help-zoom")], ["I", word("series.invert")], ["R", word("series.reset")],
    ["F", word("series.full")], [word("series.help-shift-f"), word("series.full-set")], ["C", word("series.cine")],
    ["L", word("series.link")], ["A", word("series.notes")],
    ["M", word("series.ruler")], ["O", word("series.actual")], ["H", word("series.flip-x")],
    ["V", word("series.flip-y")], ["X", word("series.reformat")], ["P", word("series.slab")],
    ...(self.negatoscope.authoring.isOn ? [["E", word("series.author")]] : []),
    [word("series.help-escape"), word("series.help-leave")], ["?", word("series.help")],
  ];

  class Help {
    constructor(owner) { this.owner = owner; }

    make() {
      const table = (title, rows) => element("table", {},
        element("caption", { textContent: title }),
        element("tbody", {}, ...rows.map(([what, does]) => {
          const head = element("th", { scope: "row" }, element("kbd", { textContent: what }));
          return element("tr", {}, head, element("td", { textContent: does }));
        })));
      const close = element("button", { type: "button", textContent: word("series.close") });
      close.addEventListener("click", () => this.dialog.close());
      this.dialog = element("dialog", { className: "series-help" }, close,
        element("div", { className: "series-help-tables" }, table(word("series.help-gestures"), gestures()),
          table(word("series.help-keys"), keys(this.owner))));
      this.dialog.setAttribute("aria-label", word("series.help"));
      this.owner.view.append(this.dialog);
    }

    show() {
      if (!this.dialog) this.make();
      this.dialog.showModal();
    }
  }

  viewer.Help = Help;
})();
