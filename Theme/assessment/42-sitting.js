// A series that goes on: which question is shown, what was answered, the time. It is kept at every step, so that it can
// go on after the page was closed.
(() => {
  "use strict";

  const { word, element, notebook, moveTo, assessment } = self.negatoscope;
  const { parts, paper, series: rules } = assessment;

  /** What training and examination have in common. */
  class Sitting {
    constructor(page, series) {
      Object.assign(this, { page, series, since: Date.now(), isOpen: true, owner: notebook.id });
      // A series goes on in one tab: the last one that opened it.
      series.holder = crypto.getRandomValues(new Uint32Array(1))[0];
      this.keep();
      this.store = notebook.store;
      this.heading = element("h2", { className: "assessment-place" });
      this.progress = element("progress", { max: series.items.length });
      this.place = element("div", { className: "assessment-paper" });
      this.aside = element("div", { className: "assessment-aside" });
      this.place.addEventListener("negatoscope:changed", () => this.noteAnswer());
      this.place.addEventListener("negatoscope:validated", (event) => this.noteOutcome(event.detail));
      this.place.addEventListener("negatoscope:marked", (event) => {
        this.item.isSelfMarked = true;
        this.noteOutcome(event.detail);
      });
      this.leaving = () => this.save();
      addEventListener("pagehide", this.leaving);
      this.looking = () => { if (this.isElsewhere) this.giveWay(); };
      addEventListener("storage", this.looking);
      addEventListener("focus", this.looking);
    }

    get key() { return `series:${this.series.id}`; }
    keep() { notebook.keep(this.key, rules.whole(this.series)); }

    /** Whether another tab has opened this series since, or dropped it. */
    get isElsewhere() {
      return this.isOpen && notebook.id === this.owner && notebook.store === this.store
        && notebook.progress(this.key)?.holder !== this.series.holder;
    }

    /** Answers given here as well would be noted twice, or lost: the reader says where he goes on. */
    giveWay() {
      this.stop();
      if (!notebook.progress(this.key)) {
        this.page.showStart(true);
        return;
      }
      const here = parts.button(word("assessment.here"), () => this.page.reopen(this.key));
      this.page.show("running", this.heading,
        element("p", { className: "assessment-elsewhere", textContent: word("assessment.elsewhere") }),
        parts.actions(here, parts.button(word("assessment.leave"), () => this.page.showStart(true), "action quiet")));
    }

    get item() { return this.series.items[this.series.at]; }
    get total() { return this.series.items.length; }
    get isLast() { return this.series.at === this.total - 1; }

    save() {
      notebook.follow();
      // Another reader has opened his notebook meanwhile: what goes on here is none of his.
      if (!this.isOpen || notebook.id !== this.owner) return;
      if (this.isElsewhere) {
        this.giveWay();
        return;
      }
      const now = Date.now();
      this.series.spent += Math.max(0, now - this.since);
      this.since = now;
      this.keep();
    }

    /** Nothing is kept or measured from now on. */
    stop() {
      this.isOpen = false;
      removeEventListener("pagehide", this.leaving);
      removeEventListener("storage", this.looking);
      removeEventListener("focus", this.looking);
    }

    close() {
      this.save();
      this.stop();
    }

    leave() {
      this.close();
      this.page.showStart(true);
    }

    finish() {
      this.series.isOver = true;
      this.close();
      this.page.showResult(this.series);
    }

    /** Shows the question at `at`, and brings the reader to it. */
    async show(at) {
      this.series.at = at;
      this.question = null;
      this.save();
      const said = word("assessment.progress", { n: at + 1, total: this.total });
      this.heading.textContent = said;
      this.progress.value = at + 1;
      this.progress.setAttribute("aria-label", said);
      this.place.replaceChildren(element("p", { className: "assessment-status", textContent: word("assessment.opening") }));
      this.lay();
      moveTo(this.heading);
      const question = await paper.put(this.place, this.page.source, this.item, {
        mode: this.series.mode, isValidated: this.item.outcome !== null, retry: () => this.show(at),
      });
      if (this.series.at !== at || !this.isOpen) return;
      this.question = question;
      this.askConfidence();
      this.lay();
    }

    /** What stands below the question. */
    lay() {}

    noteAnswer() {
      if (!this.question || this.item.outcome !== null) return;
      this.item.answer = this.question.answer;
      this.save();
    }

    noteOutcome({ mark, points, reason }) {
      if (!this.question) return;
      this.item.answer = this.question.answer;
      this.item.outcome = { mark, points, reason };
      this.confidence?.remove();
      this.save();
      this.lay();
    }

    /** Under the answer, above the button that validates it. */
    askConfidence() {
      if (!this.series.asksConfidence || this.item.outcome !== null) return;
      this.confidence = paper.confidenceField(this.item, (value) => {
        this.item.confidence = value;
        if (this.question) this.question.sitting = { mode: this.series.mode, confidence: value };
        this.save();
      });
      this.question?.querySelector(".question-actions")?.before(this.confidence);
    }

    source() {
      return paper.sourceLine(this.page.source.byKey.get(assessment.keyOf(this.item)));
    }
  }

  /** Corrected question by question. */
  class Training extends Sitting {
    open() {
      this.page.show("running", this.heading, this.progress, this.place, this.aside);
      this.show(this.series.at);
    }

    lay() {
      const isCorrected = this.item.outcome !== null;
      const onward = parts.button(
        this.isLast ? word("assessment.finish") : isCorrected ? word("assessment.next") : word("assessment.skip"),
        () => (this.isLast ? this.finish() : this.show(this.series.at + 1)), isCorrected ? "action" : "action quiet");
      const back = this.series.at > 0
        ? parts.button(word("assessment.previous"), () => this.show(this.series.at - 1), "action quiet") : null;
      const leave = parts.button(word("assessment.leave"), () => this.leave(), "action quiet leave");
      this.aside.replaceChildren(...[
        isCorrected ? this.source() : null, parts.actions(onward, back, leave),
      ].filter(Boolean));
    }
  }

  Object.assign(assessment, { Sitting, Training });
})();
