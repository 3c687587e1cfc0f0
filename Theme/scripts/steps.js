// <negato-steps>: an unknown case, a step at a time. The later steps come from the data of the page, read only when the
// reader asks for them. Where he stands is kept in his notebook: he goes on from there.
(() => {
  "use strict";

  const { word, element, fragment, announce, moveTo, sealed } = self.negatoscope;

  const version = 1;

  class Steps extends HTMLElement {
    connectedCallback() {
      if (this.page) return;
      this.page = this.closest("article") ?? this;
      this.at = 0;
      this.addEventListener("negatoscope:validated", (event) => this.answered(event.detail.id));
      this.addEventListener("negatoscope:marked", () => {
        this.keep();
        this.drawProgress();
      });
      this.lessonLink = this.page.querySelector(".lesson-link");
      this.end = this.page.querySelector(".step-end") ?? element("div", { className: "step-end" });
      this.button = this.end.querySelector(".continue")
        ?? element("button", { type: "button", className: "continue", textContent: word("steps.continue") });
      this.count = element("span", { className: "step-count" });
      this.end.append(this.button, this.count);
      this.button.addEventListener("click", () => this.advance());
      // The data come after this script: whether anything follows is known once the page is whole.
      if (document.readyState === "complete") this.begin();
      else document.addEventListener("DOMContentLoaded", () => this.begin(), { once: true });
    }

    begin() {
      this.bind();
      this.resume();
      this.drawProgress();
      if (this.lastQuestion && !this.lastQuestion.outcome) return;
      if (sealed() && this.at >= sealed().steps.length) this.finish();
      else this.offer();
    }

    get step() { return [...this.querySelectorAll(".step")].at(-1); }
    get questions() { return [...this.querySelectorAll("negato-question")]; }
    get key() { return `case:${this.page.dataset.case}/steps`; }

    /** The question that ends the current step; null where the reader just goes on. */
    get lastQuestion() { return [...(this.step?.querySelectorAll("negato-question") ?? [])].at(-1) ?? null; }

    /** There is no way back in a progressive case. */
    bind() {
      for (const question of this.questions) if (question.dataset.series) question.dataset.once = "";
    }

    /** Of each progressive case, the question that is reached; under its last one, the total. */
    drawProgress() {
      for (const head of this.querySelectorAll(".progressive-head")) {
        const total = Number(head.dataset.count);
        const own = this.questions.filter(({ dataset }) => `q-${dataset.series}` === head.id);
        const done = own.filter(({ outcome }) => outcome).length;
        // Before the first answer the head says how many there are, as it does without scripts.
        if (!total || done === 0) continue;
        head.querySelector(".progressive-place").textContent =
          word("progressive.place", { n: Math.min(own.length, total), total });
        if (done < total) continue;
        const step = own.at(-1).closest(".step");
        step.querySelector(":scope > .progressive-total")?.remove();
        step.append(self.negatoscope.total(own));
      }
    }

    // Where the reader stands.

    keep() {
      const answers = this.questions.filter((question) => question.outcome).map((question) => ({
        id: question.dataset.question, hash: question.dataset.hash, answer: question.answer,
      }));
      const isNew = this.at === 0 && answers.length === 0;
      self.negatoscope.notebook?.keep(this.key, isNew ? null : { version, at: this.at, answers });
    }

    /** Opens the steps that were open and puts the answers back, as far as the questions are still the same. */
    resume() {
      const kept = self.negatoscope.notebook?.progress(this.key);
      if (kept?.version !== version || !Array.isArray(kept.answers)) return;
      const restore = () => {
        for (const question of this.questions) {
          const answer = kept.answers.find(({ id, hash }) =>
            id === question.dataset.question && hash === question.dataset.hash);
          if (answer && !question.outcome) question.restore?.(answer.answer, true);
        }
        return !this.lastQuestion || Boolean(this.lastQuestion.outcome);
      };
      while (restore() && this.at < kept.at && this.open()) { /* one step after the other */ }
    }

    answered(id) {
      this.keep();
      this.drawProgress();
      if (this.lastQuestion?.dataset.question !== id) return;
      const data = sealed();
      if (data && this.at >= data.steps.length) this.finish();
      else this.offer();
    }

    offer() {
      const total = sealed()?.steps.length;
      this.count.textContent = total ? word("steps.progress", { n: this.at + 1, total: total + 1 }) : "";
      this.step.after(this.end);
      this.end.hidden = false;
    }

    /** Adds the next step to the page; false where there is none to be read. */
    open() {
      const data = sealed();
      const html = data?.steps[this.at];
      if (html === undefined) return false;
      this.end.hidden = true;
      this.step.after(fragment(html));
      this.page.querySelector(".contents ol")?.append(fragment(data.contents?.[this.at] ?? ""));
      this.at += 1;
      this.bind();
      this.drawProgress();
      this.dispatchEvent(new CustomEvent("negatoscope:step", { bubbles: true, detail: { step: this.at } }));
      return true;
    }

    advance() {
      if (!this.open()) {
        this.fail();
        return;
      }
      this.keep();
      announce(word("steps.opened"));
      moveTo(this.step.querySelector("h2, h3, h4, h5, h6, figure, p") ?? this.step);
      if (this.lastQuestion) return;
      if (this.at >= sealed().steps.length) this.finish();
      else this.offer();
    }

    finish() {
      this.end.hidden = true;
      const link = this.lessonLink?.querySelector("a");
      const again = element("button", { type: "button", className: "retry", textContent: word("steps.again") });
      again.addEventListener("click", () => {
        self.negatoscope.notebook?.keep(this.key, null);
        scrollTo(0, 0);
        location.reload();
      });
      const foot = element("div", { className: "case-end" },
        element("p", { className: "case-end-title", textContent: word("steps.end") }),
        element("p", { textContent: word("steps.end-text") }),
        element("p", { className: "case-end-ways" }, link ? element("a", {
          className: "action", href: link.getAttribute("href"), textContent: word("steps.lesson"),
        }) : "", again));
      this.step.after(foot);
      if (this.lessonLink) this.lessonLink.hidden = true;
    }

    fail() {
      this.end.querySelector(".complaint")?.remove();
      const complaint = element("p", { className: "complaint", textContent: word("steps.unreadable") });
      complaint.setAttribute("role", "alert");
      this.end.append(complaint);
    }
  }

  customElements.define("negato-steps", Steps);
})();
