// <negato-assessment>: the self-assessment page. It begins with what is for today, runs a series, tells its result.
(() => {
  "use strict";

  const { word, element, notebook, moveTo, assessment } = self.negatoscope;
  const { review, choice, series: rules, Questions, Start, Training, Examination, Result } = assessment;

  class Assessment extends HTMLElement {
    async connectedCallback() {
      if (this.source) return;
      this.hidden = false;
      this.source = new Questions((this.dataset.viewer ?? "").split(" ").filter(Boolean));
      const status = element("p", { className: "assessment-status", textContent: word("assessment.loading") });
      status.setAttribute("role", "status");
      this.replaceChildren(status);
      try {
        await this.source.open(Number(this.dataset.indexParts));
      } catch (fault) {
        console.error("negatoscope: the questions cannot be read", fault);
        status.textContent = word("assessment.unreadable");
        this.classList.add("is-ready");
        return;
      }
      notebook.addEventListener("change", () => this.askToRefresh());
      this.showStart();
    }

    /** What stands around and makes way for a running series. */
    get surroundings() { return this.parentElement.querySelectorAll(":scope > :not(h1, negato-assessment)"); }

    /** Shows one state of the page: "start", "running" or "result". */
    show(state, ...children) {
      this.dataset.state = state;
      this.classList.add("is-ready");
      this.replaceChildren(...children);
      for (const one of this.surroundings) one.hidden = state !== "start";
    }

    // Where the reader stands

    get today() { return review.dayOf(Date.now()); }
    get examination() { return assessment.examinationDay(this.today); }

    get standings() {
      this.known ??= assessment.standings(this.source.all, notebook.entries, this);
      return this.known;
    }

    /** The notebook changed, perhaps many times at once. */
    askToRefresh() {
      this.known = null;
      if (this.dataset.state === "running" && notebook.id !== this.sitting.owner) this.sitting.leave();
      if (this.dataset.state !== "start" || this.isAsked) return;
      this.isAsked = true;
      setTimeout(() => {
        this.isAsked = false;
        if (this.dataset.state === "start") this.refresh();
      });
    }

    refresh() {
      this.known = null;
      this.start.refresh();
    }

    // States

    showStart(isReturning = false) {
      this.known = null;
      this.start ??= new Start(this);
      this.show("start", this.start.element);
      this.start.refresh();
      if (isReturning) moveTo(this.start.heading);
    }

    /** Begins a series of `questions`. */
    begin(questions, { mode, limit, asksConfidence }) {
      const now = new Date();
      this.run(rules.made(choice.inOrder(questions), {
        id: now.getTime().toString(36), at: now.toISOString(), mode, limit, asksConfidence,
      }));
    }

    run(series) {
      this.sitting = series.mode === "examination" ? new Examination(this, series) : new Training(this, series);
      this.sitting.open();
    }

    /** The series that the notebook keeps under `key`, as it can go on; null where nothing is left of it. */
    kept(key) {
      return rules.opened(notebook.progress(key), (item) => this.source.byKey.get(assessment.keyOf(item)));
    }

    /** Goes on with a series where it was left, in whatever tab; from the start page if nothing is left of it. */
    reopen(key) {
      const series = this.kept(key);
      if (!series) this.showStart(true);
      else if (series.isOver) this.showResult(series);
      else this.run(series);
    }

    showResult(series) { new Result(this, series).open(); }
  }

  customElements.define("negato-assessment", Assessment);
})();
