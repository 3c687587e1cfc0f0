// <negato-progressive>: a progressive case, a question at a time. The next step opens once the question before it is
// validated; nobody goes back to change. All of it stands in the page, for paper and for who has no scripts; here what is
// later is hidden. Where the reader stands is kept in his notebook.
(() => {
  "use strict";

  const { word, element, announce, moveTo } = self.negatoscope;

  const version = 1;

  class Progressive extends HTMLElement {
    /** How many steps are open. */
    opened = 1;

    connectedCallback() {
      if (this.steps) return;
      this.steps = [...this.querySelectorAll(":scope > .progressive-step")];
      this.questions = this.steps.flatMap((step) => [...step.querySelectorAll("negato-question")].slice(-1));
      for (const question of this.questions) question.dataset.once = "";
      this.head = this.querySelector(".progressive-head");
      this.place = this.querySelector(".progressive-place");
      this.button = element("button", { type: "button", className: "continue" });
      this.button.addEventListener("click", () => this.advance());
      this.end = element("div", { className: "step-end", hidden: true }, this.button);
      this.draw();
      this.addEventListener("negatoscope:validated", () => this.answered());
      this.addEventListener("negatoscope:marked", () => this.answered());
      addEventListener("hashchange", () => this.follow());
      document.addEventListener("click", (event) => this.followSeries(event), { capture: true });
      // Its questions come alive after it.
      customElements.whenDefined("negato-question").then(() => this.begin());
    }

    get key() { return `case:${this.dataset.case}/${this.dataset.series}`; }
    isDone(at) { return this.questions[at]?.outcome !== null && this.questions[at]?.outcome !== undefined; }
    /** How many questions are validated: they are the first ones. */
    get done() { return this.questions.findIndex((_, at) => !this.isDone(at)); }
    get isOver() { return this.questions.length > 0 && this.done < 0; }

    /** Goes on where the reader was, as far as the questions are still the same. */
    begin() {
      const kept = self.negatoscope.notebook?.progress(this.key);
      if (kept?.version === version && Array.isArray(kept.answers)) {
        for (const [at, { id, hash, answer }] of kept.answers.entries()) {
          const question = this.questions[at];
          if (question?.dataset.question !== id || question.dataset.hash !== hash) break;
          if (!question.restore(answer, true)) break;
        }
        const done = this.isOver ? this.questions.length : this.done;
        this.opened = Math.min(Math.max(Number(kept.opened) || 1, 1), done + 1);
      }
      this.draw();
      this.follow();
    }

    keep() {
      const answers = this.questions.filter((_, at) => this.isDone(at)).map((question) => ({
        id: question.dataset.question, hash: question.dataset.hash, answer: question.answer,
      }));
      self.negatoscope.notebook?.keep(this.key, answers.length > 0 ? { version, opened: this.opened, answers } : null);
    }

    answered() {
      this.keep();
      this.draw();
    }

    /** Shows what is open: the way on under the last question, the total under all of them. */
    draw() {
      const total = this.questions.length;
      // What follows the last question is read with its correction.
      const shown = this.isOver ? this.steps.length : this.opened;
      this.steps.forEach((step, at) => { step.hidden = at >= shown; });
      const here = Math.min(this.opened, total);
      if (this.place) this.place.textContent = word("progressive.place", { n: here, total });
      const mayGoOn = !this.isOver && this.isDone(this.opened - 1);
      this.button.textContent = word("progressive.next");
      this.end.hidden = !mayGoOn;
      if (mayGoOn) this.steps[this.opened - 1].after(this.end);
      this.drawTotal();
      this.dispatchEvent(new CustomEvent("negatoscope:step", { bubbles: true, detail: { step: this.opened - 1 } }));
    }

    advance() {
      this.opened += 1;
      this.keep();
      this.draw();
      const step = this.steps[this.opened - 1];
      announce(word("progressive.place", { n: Math.min(this.opened, this.questions.length), total: this.questions.length }));
      moveTo(step.querySelector("h2, h3, h4, h5, h6, figure, p") ?? step);
    }

    drawTotal() {
      this.total?.remove();
      this.total = null;
      if (!this.isOver) return;
      const again = element("button", { type: "button", className: "retry", textContent: word("progressive.again") });
      again.addEventListener("click", () => this.restart());
      this.total = self.negatoscope.total(this.questions, element("p", {}, again));
      this.append(this.total);
    }

    /** Once it is over it may be begun again as a whole. */
    restart() {
      for (const question of this.questions) question.restart({ isQuiet: true });
      this.opened = 1;
      this.keep();
      this.draw();
      moveTo(this.head ?? this);
    }

    // Ways that lead to a step which is not open.

    isLocked(target) { return Boolean(target?.closest?.(".progressive-step[hidden]")) && this.contains(target); }

    /** Brings the reader to the case instead, and says why. */
    refuse() {
      moveTo(this.head ?? this);
      announce(word("progressive.locked"));
      this.note?.remove();
      this.note = element("p", { className: "progressive-note", textContent: word("progressive.locked") });
      this.head?.append(this.note);
    }

    follow() {
      let name = location.hash.slice(1);
      try {
        name = decodeURIComponent(name);
      } catch { /* a hand-made address leads nowhere */ }
      if (name && this.isLocked(document.getElementById(name))) this.refuse();
      else this.note?.remove();
    }

    followSeries(event) {
      const link = event.target.closest?.("a.series-link");
      if (!link || !this.isLocked(document.getElementById(`series-${link.dataset.series}`))) return;
      event.preventDefault();
      event.stopPropagation();
      this.refuse();
    }
  }

  customElements.define("negato-progressive", Progressive);
})();
