// The answer sheet of an examination: every question, answered or not, flagged or not, and the way to each.
(() => {
  "use strict";

  const { word, element, assessment } = self.negatoscope;
  const { series: rules } = assessment;

  const wide = matchMedia("(min-width: 48em)");

  const put = (place, text) => { if (place.textContent !== text) place.textContent = text; };

  class Sheet {
    /** `go(at)` shows a question. */
    constructor(series, go) {
      this.series = series;
      this.places = series.items.map((_, at) => {
        const sign = element("span", { className: "sheet-sign" });
        sign.setAttribute("aria-hidden", "true");
        const state = element("span", { className: "visually-hidden" });
        const button = element("button", { type: "button", className: "sheet-place" },
          element("span", { className: "sheet-number", textContent: String(at + 1) }), sign, state);
        button.addEventListener("click", () => go(at));
        return { button, sign, state };
      });
      this.says = element("span", { className: "sheet-count" });
      const list = element("ol", { className: "answer-places" }, ...this.places.map(({ button }) => element("li", {}, button)));
      const nav = element("nav", {}, list);
      nav.setAttribute("aria-label", word("sheet.title"));
      // On a phone it makes way for the question.
      this.element = element("details", { className: "answer-sheet", open: wide.matches },
        element("summary", {}, element("span", { textContent: word("sheet.title") }), " ", this.says), nav);
      this.update();
    }

    update() {
      const { items, at: here } = this.series;
      const answered = items.filter(rules.isAnswered).length;
      this.says.textContent = word("sheet.count", { done: answered, total: items.length });
      for (const [at, { button, sign, state }] of this.places.entries()) {
        const { isFlagged } = items[at];
        const isAnswered = rules.isAnswered(items[at]);
        button.dataset.answered = String(isAnswered);
        button.toggleAttribute("data-flagged", isFlagged);
        if (at === here) button.setAttribute("aria-current", "step");
        else button.removeAttribute("aria-current");
        const said = [isAnswered ? word("sheet.answered") : word("sheet.unanswered"), isFlagged ? word("sheet.flagged") : null];
        // What is pressed stays under the finger: leaving a text can be what updates this sheet.
        put(sign, isFlagged ? "⚑" : isAnswered ? "✓" : "");
        put(state, ` ${said.filter(Boolean).join(", ")}`);
      }
    }
  }

  assessment.Sheet = Sheet;
})();
