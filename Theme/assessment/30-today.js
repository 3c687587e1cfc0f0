// What comes back today, until an examination whose date the reader sets.
(() => {
  "use strict";

  const { word, counted, element, notebook, entries, assessment } = self.negatoscope;
  const { review, choice, parts } = assessment;

  const daily = 10;
  const wish = "examination";

  /** The day of the examination where one is to come, else null. */
  const examinationDay = (today) => {
    const date = notebook.progress(wish);
    const day = entries.isDay(date) ? review.dayOfDate(date) : null;
    return day !== null && day > today ? day : null;
  };

  class Today {
    /** `begin(questions)` starts a series. */
    constructor(page) {
      this.page = page;
      this.says = parts.status("today-says");
      this.button = parts.button("", () => this.begin());
      this.date = element("input", { type: "date" });
      this.note = parts.status("assessment-note");
      this.date.addEventListener("change", () => {
        // A date is chosen digit by digit: what is not yet one is waited for.
        if (this.date.value !== "" && !entries.isDay(this.date.value)) return;
        notebook.keep(wish, this.date.value || null);
        page.refresh();
      });
      this.element = element("section", { className: "assessment-today" },
        element("h2", { textContent: word("today.title") }), this.says, parts.actions(this.button),
        parts.field(word("today.examination"), this.date, "examination-date"), this.note);
    }

    refresh() {
      const { standings, today, examination } = this.page;
      let [due, fresh] = [0, 0];
      for (const { isDue, state } of standings.values()) {
        if (isDue) due += 1;
        else if (state === null) fresh += 1;
      }
      const left = Math.min(daily, due + fresh);
      this.says.textContent = [
        due > 0 ? counted("today.due", due) : word("today.none-due"),
        fresh > 0 ? counted("today.new", fresh) : word("today.none-new"),
      ].join(" ");
      this.button.textContent = left === 0 ? word("today.done") : counted("today.begin", left);
      this.button.disabled = left === 0;
      if (document.activeElement !== this.date) this.date.value = notebook.progress(wish) ?? "";
      const written = entries.isDay(this.date.value);
      this.note.textContent = examination !== null ? counted("today.days", examination - today)
        : !written ? word("today.no-date")
          : word(review.dayOfDate(this.date.value) === today ? "today.is-today" : "today.past");
    }

    begin() {
      const { standings, today, examination, source } = this.page;
      const states = [...standings].map(([key, { state }]) => [key, state]);
      const keys = review.forToday(states, { today, examination, count: daily, shuffle: choice.shuffled });
      this.page.begin(keys.map((key) => source.byKey.get(key)), { mode: "training" });
    }
  }

  Object.assign(assessment, { Today, examinationDay });
})();
