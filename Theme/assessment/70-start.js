// Where the page begins: what goes on, what is for today, and a series of one's own.
(() => {
  "use strict";

  const { word, counted, element, notebook, moveTo, assessment } = self.negatoscope;
  const { choice, parts, series: rules, FilterBar, Today, NotebookPanel, statesOf } = assessment;

  /** So many running series are offered at once. */
  const offered = 3;
  const usual = 10;
  const stateOrder = ["due", "missed", "new", "passed"];

  const facetsOf = (page) => {
    const orNone = (values) => (values.length > 0 ? values : [""]);
    const named = (none) => (value) => (value === "" ? none : value);
    return [
      { name: "state", title: word("filters.state"), values: (one) => statesOf(page.standings.get(one.key)),
        named: (value) => word(`state-name.${value}`),
        compare: (one, other) => stateOrder.indexOf(one) - stateOrder.indexOf(other), always: stateOrder },
      { name: "regions", title: word("filters.regions"), values: (one) => orNone(one.regions),
        named: named(word("assessment.other")), compare: parts.compare },
      { name: "modalities", title: word("filters.modalities"), values: (one) => orNone(one.modalities),
        named: named(word("filters.no-modality")), compare: parts.compare },
      { name: "kinds", title: word("filters.kinds"), values: (one) => [one.kind],
        short: parts.kindName,
        named: (kind) => word("filters.kind", { code: parts.kindName(kind), name: word(`kind-name.${kind}`, {}, "") }),
        compare: parts.compare },
      { name: "levels", title: word("filters.levels"), values: (one) => [one.level ?? ""],
        named: named(word("filters.no-level")), compare: parts.compare },
      { name: "ranks", title: word("filters.ranks"), values: (one) => [one.rank ?? ""],
        named: named(word("filters.no-rank")), compare: parts.compare },
    ];
  };

  class Start {
    constructor(page) {
      this.page = page;
      this.resume = element("section", { className: "assessment-resume" });
      this.today = new Today(page);
      this.notebook = new NotebookPanel(page);
      this.heading = element("h2", { textContent: word("assessment.title") });
      this.bar = new FilterBar(page.source.all, facetsOf(page));
      this.bar.addEventListener("change", () => this.count());
      this.form = this.composed();
      this.element = element("div", { className: "assessment-start" },
        this.notebook.line, this.resume, this.today.element, this.form, this.notebook.element);
    }

    composed() {
      this.number = element("input", {
        type: "number", id: "assessment-number", min: "1", inputMode: "numeric", required: true, value: String(usual),
      });
      this.limit = element("input", { type: "number", min: "1", max: "600", inputMode: "numeric" });
      this.available = parts.status("assessment-available");
      this.clear = parts.button(word("filters.clear"), () => {
        this.bar.clear();
        this.form.querySelector("summary")?.focus();
      }, "action quiet");
      this.submit = element("button", { type: "submit", className: "action", textContent: word("assessment.start") });
      const limit = parts.field(word("assessment.limit"), this.limit, "limit");
      limit.hidden = true;
      const mode = (value, isChosen) => element("label", { className: "choice mode" },
        element("input", { type: "radio", name: "mode", value, checked: isChosen }),
        element("span", {}, element("strong", { textContent: word(`mode.${value}`) }), " ",
          element("span", { className: "mode-note", textContent: word(`mode-note.${value}`) })));
      this.confidence = element("input", { type: "checkbox" });
      const form = element("form", { className: "assessment-choices" }, this.heading, this.bar.element,
        element("div", { className: "assessment-left" }, this.available, this.clear),
        parts.field(word("assessment.number"), this.number, "number"),
        element("fieldset", { className: "modes" }, element("legend", { textContent: word("assessment.mode") }),
          mode("training", true), mode("examination", false)),
        limit,
        element("label", { className: "choice" }, this.confidence,
          element("span", { textContent: word("assessment.confidence") })),
        parts.actions(this.submit));
      form.addEventListener("change", (event) => {
        if (event.target.name === "mode") limit.hidden = event.target.value !== "examination";
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.begin();
      });
      return form;
    }

    begin() {
      const drawn = choice.shuffled(this.bar.matching).slice(0, Number(this.number.value));
      this.page.begin(drawn, {
        mode: new FormData(this.form).get("mode"), limit: Number(this.limit.value) || null,
        asksConfidence: this.confidence.checked,
      });
    }

    count() {
      const { length } = this.bar.matching;
      this.available.textContent = length === 0 ? word("assessment.available.none")
        : counted("assessment.available", length);
      this.clear.hidden = this.bar.isEmpty;
      this.submit.disabled = length === 0;
    }

    /** What the notebook says is told anew; choices stay. */
    refresh() {
      this.bar.update();
      this.today.refresh();
      this.notebook.refresh();
      this.offer();
    }

    offer() {
      const kept = notebook.places("series:").map((key) => this.page.kept(key)).filter(Boolean);
      const running = kept.filter(({ isOver }) => !isOver).slice(0, offered);
      const last = kept.find(({ isOver }) => isOver);
      const rows = running.map((series) => this.running(series));
      if (last) {
        rows.push(element("li", {}, parts.button(word("resume.last"), () => this.page.showResult(last), "action quiet")));
      }
      this.resume.hidden = rows.length === 0;
      this.resume.classList.toggle("is-over", running.length === 0);
      this.resume.replaceChildren(
        element("h2", { textContent: running.length > 0 ? counted("resume.title", running.length) : word("resume.over") }),
        element("ul", { className: "resume-list" }, ...rows));
    }

    running(series) {
      const total = series.items.length;
      const says = word("resume.series", {
        mode: word(`mode.${series.mode}`), date: parts.momentFormat.format(new Date(series.made)),
        done: series.items.filter(rules.isAnswered).length, total,
      });
      const away = series.away.length > 0
        ? element("p", { className: "assessment-note", textContent: counted("resume.away", series.away.length) }) : "";
      const clock = series.mode === "examination"
        ? element("p", { className: "assessment-note", textContent: word("resume.clock", { time: parts.clockText(series.spent) }) })
        : "";
      return element("li", {}, element("p", { textContent: says }), clock, away, parts.actions(
        parts.button(word("resume.go-on"), () => this.page.run(series)),
        parts.button(word("resume.drop"), () => {
          notebook.keep(`series:${series.id}`, null);
          this.offer();
          moveTo(this.resume.hidden ? this.heading : this.resume.querySelector("h2"));
        }, "action quiet")));
    }
  }

  assessment.Start = Start;
})();
