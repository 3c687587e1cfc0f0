// The filters: a line of small menus, each value with the number of questions that it would leave.
(() => {
  "use strict";

  const { number, element, assessment } = self.negatoscope;
  const { choice: rules } = assessment;

  /** `facets` are {name, title, values(question), named(value), compare, always, short}: `always` are values that are offered
   *  though no question has them now, `short` names one value where there is little room. Tells "change". */
  class FilterBar extends EventTarget {
    choice = new Map();
    menus = [];

    constructor(questions, facets) {
      super();
      this.questions = questions;
      // A facet with one value chooses nothing.
      this.facets = facets.map((facet) => ({ ...facet, all: this.valuesOf(facet) })).filter(({ all }) => all.length > 1);
      this.element = element("div", { className: "filters" }, ...this.facets.map((facet) => this.menu(facet)));
      this.element.addEventListener("keydown", (event) => {
        const menu = event.key === "Escape" ? event.target.closest("details[open]") : null;
        if (!menu) return;
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      // Elsewhere is a way out, as of any menu. A press on a label gives the focus to what holds all, for a moment.
      this.element.addEventListener("focusout", ({ target, relatedTarget }) => {
        const menu = target.closest("details");
        if (!menu?.open || !relatedTarget || relatedTarget.contains(menu)) return;
        if (!menu.contains(relatedTarget)) menu.open = false;
      });
      document.addEventListener("pointerdown", (event) => {
        for (const { menu } of this.menus) if (menu.open && !menu.contains(event.target)) menu.open = false;
      });
      this.update();
    }

    valuesOf({ values, compare, always = [] }) {
      return [...new Set([...always, ...this.questions.flatMap(values)])].sort(compare);
    }

    menu(facet) {
      const says = element("span", { className: "filter-choice" });
      const rows = facet.all.map((value) => {
        const input = element("input", { type: "checkbox", value });
        const left = element("span", { className: "choice-count" });
        return { value, input, left, label: element("label", { className: "choice" }, input,
          element("span", { textContent: facet.named(value) }), left) };
      });
      const panel = element("div", { className: "filter-panel" }, ...rows.map((row) => row.label));
      panel.setAttribute("role", "group");
      panel.setAttribute("aria-label", facet.title);
      const menu = element("details", { className: "filter" },
        element("summary", {}, element("span", { className: "filter-name", textContent: facet.title }), " ", says),
        panel);
      menu.dataset.facet = facet.name;
      menu.addEventListener("change", () => {
        this.choice.set(facet.name, new Set(rows.filter(({ input }) => input.checked).map(({ value }) => value)));
        this.update();
      });
      this.menus.push({ facet, menu, rows, says });
      return menu;
    }

    /** The questions that are left. */
    get matching() { return rules.matching(this.questions, this.facets, this.choice); }

    get isEmpty() { return [...this.choice.values()].every((values) => values.size === 0); }

    /** Chooses `values` of one facet, and nothing else. */
    set(name, values) {
      this.choice = new Map([[name, new Set(values)]]);
      this.tick();
    }

    clear() {
      this.choice = new Map();
      this.tick();
    }

    tick() {
      for (const { facet, rows } of this.menus) {
        for (const { input, value } of rows) input.checked = this.choice.get(facet.name)?.has(value) ?? false;
      }
      this.update();
    }

    update() {
      const counts = rules.counts(this.questions, this.facets, this.choice);
      for (const { facet, rows, says, menu } of this.menus) {
        const chosen = rows.filter(({ input }) => input.checked);
        says.textContent = chosen.length === 0 ? "" : chosen.length === 1 ? (facet.short ?? facet.named)(chosen[0].value)
          : number(chosen.length);
        menu.toggleAttribute("data-chosen", chosen.length > 0);
        for (const { value, input, left, label } of rows) {
          const count = counts.get(facet.name).get(value) ?? 0;
          left.textContent = number(count);
          label.toggleAttribute("data-none", count === 0 && !input.checked);
        }
      }
      this.dispatchEvent(new Event("change"));
    }
  }

  assessment.FilterBar = FilterBar;
})();
