// Options that are ticked: QRU, QRM, QRP.
(() => {
  "use strict";

  const { word, counted, number, element, marking, stateLine, foldKey } = self.negatoscope;
  const answers = (self.negatoscope.answers ??= {});

  class Ticked {
    constructor(question) {
      this.question = question;
      this.inputs = [...question.form.querySelectorAll(".options input")];
      if (question.kind === "QRP") {
        this.count = element("span", { className: "tick-count" });
        question.form.querySelector("legend").append(" ", this.count);
        this.tellCount();
      }
      question.form.addEventListener("change", (event) => this.change(event.target));
    }

    get ticked() { return this.inputs.flatMap((input, index) => (input.checked ? [index] : [])); }

    get value() {
      const { ticked } = this;
      return ticked.length > 0 ? { ticked } : null;
    }

    set value(answer) {
      const ticked = new Set(answer?.ticked ?? []);
      this.inputs.forEach((input, index) => { input.checked = ticked.has(index); });
      this.tellCount();
    }

    get missing() { return this.value ? null : word("question.choose"); }

    /** One tick more than a QRP asks for is refused, as on the day of the examination. */
    change(input) {
      const { question } = this;
      const isTooMany = question.kind === "QRP" && this.ticked.length > question.expected;
      if (isTooMany) input.checked = false;
      else question.changed();
      this.tellCount();
      if (isTooMany) question.complain(counted("question.no-more", question.expected));
    }

    tellCount() {
      if (!this.count) return;
      this.count.textContent = word("question.ticked", { n: this.ticked.length, total: this.question.expected });
    }

    /** The question has started again. */
    opened() { this.tellCount(); }

    focus() { this.inputs[0]?.focus(); }
    lock(isLocked) { for (const input of this.inputs) input.disabled = isLocked; }

    /** Each option gets its sign, word, status and feedback; the key of the correction then says nothing more. */
    show(key) {
      const ticked = new Set(this.ticked);
      key.forEach(({ right, line }, index) => {
        const row = this.inputs[index]?.closest(".option");
        if (!row) return;
        const state = marking.state(right, ticked.has(index));
        row.dataset.state = state;
        const status = line.querySelector(".key-status")?.cloneNode(true) ?? null;
        row.querySelector(".option-text").after(stateLine(state, word(`state.${state}`), status));
        const feedback = line.querySelector(".feedback");
        if (feedback) row.append(feedback.cloneNode(true));
      });
      foldKey(this.question.correction, true);
    }

    hide() {
      for (const row of this.question.form.querySelectorAll(".option")) {
        delete row.dataset.state;
        for (const extra of row.querySelectorAll(".option-state, .feedback")) extra.remove();
      }
      foldKey(this.question.correction, false);
    }

    reason({ reason, mark }, key) {
      if (reason !== "found") return null;
      const n = this.ticked.filter((index) => key[index]?.right).length;
      return counted("reason.found-ticked", n, { total: this.question.expected, mark: number(mark) });
    }
  }

  Object.assign(answers, { QRU: Ticked, QRM: Ticked, QRP: Ticked });
})();
