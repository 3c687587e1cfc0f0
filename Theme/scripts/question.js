// <negato-question>: a question that is answered, validated and corrected in place. How an answer is given and corrected
// is its type's own (`answer-….js`); what is common, and what other scripts rely on, is here:
//   answer            what is ticked {ticked}, written {text}, pointed at {points}, chosen {choices}, as JSON; or null
//   restore(answer, isValidated), validate({isQuiet}), isAnswered
//   outcome           {mark, points, reason, discordances}; null before validation
//   data-mode="examination"   nothing can be validated or unfolded but by `validate({isQuiet: true})`
//   data-once         cannot be started again
// It tells, bubbling, "negatoscope:changed" {id, case}, "negatoscope:restored" {id, case}, and "negatoscope:validated" and
// "negatoscope:marked" (again, by the reader) {id, case, hash, kind, answer, mark, points, reason}.
(() => {
  "use strict";

  const { word, counted, number, element, fragment, marking } = self.negatoscope;
  // By type: classes that `answer-….js` fill in.
  const answers = (self.negatoscope.answers ??= {});

  class Question extends HTMLElement {
    outcome = null;

    connectedCallback() {
      if (this.form) return;
      this.form = this.querySelector(".question-form");
      this.correction = this.querySelector("details.correction");
      this.hint = this.querySelector(".question-hint");
      const Answer = answers[this.kind];
      if (!this.form || !Answer || (!this.correction && !this.isSealed)) return;
      this.actions = this.form.querySelector(".question-actions");
      this.submit = this.form.querySelector(".validate");
      this.actions.hidden = false;
      this.submit.hidden = this.isExamination;
      if (this.correction) this.correction.hidden = true;
      if (this.hint) this.hint.hidden = this.isExamination;
      this.own = new Answer(this);
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (!this.isExamination) this.validate();
      });
      this.form.addEventListener("reset", () => this.clearComplaint());
      this.dataset.stage = "open";
    }

    get isSealed() { return "sealed" in this.dataset; }
    get isExamination() { return this.dataset.mode === "examination"; }
    get isOpen() { return this.dataset.stage === "open"; }
    get kind() { return this.dataset.kind; }
    get points() { return Number(this.dataset.points) || 1; }
    get expected() { return Number(this.dataset.expected) || 0; }

    get answer() { return this.own?.value ?? null; }
    get isAnswered() { return this.answer !== null; }

    /** Its type calls this whenever the reader has changed the answer. */
    changed() {
      this.clearComplaint();
      this.tell("negatoscope:changed", {});
    }

    /** Whether it was done: not where nothing is answered, unless quietly, nor where the correction cannot be read. */
    validate({ isQuiet = false } = {}) {
      if (!this.isOpen) return false;
      const missing = isQuiet ? null : this.own.missing;
      if (missing) {
        this.complain(missing);
        this.own.focus();
        return false;
      }
      if (!this.correct()) return false;
      if (!isQuiet) {
        this.result.focus({ preventScroll: true });
        this.result.scrollIntoView({ block: "nearest" });
      }
      this.tell("negatoscope:validated");
      return true;
    }

    /** Puts an answer back, as it was given and maybe validated: nothing is told as new, nothing moves. */
    restore(answer, isValidated = false) {
      if (!this.isOpen) return false;
      this.own.value = answer;
      if (isValidated && !this.correct()) return false;
      this.tell("negatoscope:restored", {});
      return true;
    }

    correct() {
      if (!this.correction && !this.unseal()) {
        this.complain(word("question.unreadable"));
        return false;
      }
      this.clearComplaint();
      this.dataset.stage = "validated";
      this.submit.hidden = true;
      if (this.hint) this.hint.hidden = false;
      this.correction.hidden = false;
      this.correction.open = true;
      this.result = element("div", { className: "question-result", tabIndex: -1 });
      this.result.setAttribute("role", "status");
      this.querySelector(".question-head").after(this.result);
      this.own.lock(true);
      this.own.show(this.key);
      if (!this.isExamination && !("once" in this.dataset)) {
        this.retry = element("button", { type: "button", className: "retry", textContent: word("question.retry") });
        this.retry.addEventListener("click", () => this.restart());
        this.actions.append(this.retry);
      }
      this.update();
      return true;
    }

    /** Takes the correction of an unknown case from its data. */
    unseal() {
      const html = this.sealedHTML;
      if (!html) return false;
      this.append(fragment(html));
      this.correction = this.querySelector("details.correction");
      return this.correction !== null;
    }

    get sealedHTML() { return self.negatoscope.sealed()?.corrections?.[this.dataset.question] ?? null; }

    /** Where the key can be read, though it is not shown yet; null where it cannot. */
    get source() {
      const html = this.correction ? null : this.sealedHTML;
      return this.correction ?? (html ? fragment(html) : null);
    }

    /** What an answer is marked by, in the author's order. */
    get key() {
      const lines = [...(this.source?.querySelectorAll(".key > li") ?? [])].map((line) => ({
        right: line.dataset.right === "true",
        status: line.dataset.status ?? null,
        points: line.dataset.points === undefined ? null : Number(line.dataset.points),
        text: line.querySelector(".key-text")?.textContent ?? "",
        zone: line.dataset.zone ? marking.readZone(line.dataset.zone, line.dataset.slices) : null,
        votes: line.dataset.votes?.split(" ").map(Number) ?? null,
        line,
      }));
      return this.kind === "QZP"
        ? lines.sort((one, other) => Number(one.line.dataset.option) - Number(other.line.dataset.option)) : lines;
    }

    /** Marks again and writes the score with its reason. */
    update() {
      const { key, points, answer } = this;
      const judged = this.own.judged?.() ?? null;
      const marked = marking.mark({ kind: this.kind, options: key, answer, scale: this.dataset.scale || "edn" });
      this.outcome = { ...marked, ...judged, points };
      const { mark, reason, discordances } = this.outcome;
      this.dataset.result = mark === 1 ? "right" : mark > 0 ? "partly" : "wrong";
      if (reason === "self-marked" && !answer?.ticked) this.dataset.result = "self";
      const got = number(mark * points);
      const score = element("strong", {
        className: "score", textContent: counted("question.score", points, { got, points: number(points) }),
      });
      const why = answer === null && reason !== "self-marked" ? word("reason.empty")
        : this.own.reason?.(this.outcome, key) ?? (reason === "discordances"
          ? counted("reason.discordances", discordances, { mark: number(mark) }) : word(`reason.${reason}`));
      this.result.replaceChildren(score, " ", element("span", { className: "reason", textContent: why }));
    }

    restart({ isQuiet = false } = {}) {
      this.own.hide();
      this.own.lock(false);
      this.form.reset();
      this.correction.open = false;
      this.correction.hidden = true;
      this.result.remove();
      this.retry?.remove();
      this.submit.hidden = false;
      delete this.dataset.result;
      this.outcome = null;
      this.dataset.stage = "open";
      this.own.opened?.();
      if (!isQuiet) this.own.focus();
      this.tell("negatoscope:changed", {});
    }

    complain(text) {
      this.clearComplaint();
      const complaint = element("p", { className: "complaint", textContent: text });
      complaint.setAttribute("role", "alert");
      this.actions.append(complaint);
    }

    clearComplaint() { this.actions.querySelector(".complaint")?.remove(); }

    tell(name, more = { hash: this.dataset.hash, kind: this.kind, answer: this.answer, ...this.outcome }) {
      const detail = { id: this.dataset.question, case: this.dataset.case, ...more };
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
    }
  }

  customElements.define("negato-question", Question);
})();
