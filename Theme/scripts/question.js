// <negato-question>: a question that is answered, validated and corrected in place.
(() => {
  "use strict";

  const { word, counted, number, element, fragment, marking } = self.negatoscope;

  const signs = { hit: "✓", missed: "○", wrong: "✗", left: "–" };

  class Question extends HTMLElement {
    connectedCallback() {
      if (this.form) return;
      this.form = this.querySelector(".question-form");
      this.correction = this.querySelector("details.correction");
      if (!this.form || (!this.correction && !this.isSealed)) return;
      this.actions = this.form.querySelector(".question-actions");
      this.actions.hidden = false;
      if (this.correction) this.correction.hidden = true;
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.validate();
      });
      this.form.addEventListener("reset", () => this.clearComplaint());
      this.form.addEventListener("change", () => this.clearComplaint());
      this.dataset.stage = "open";
    }

    get isSealed() { return "sealed" in this.dataset; }
    get kind() { return this.dataset.kind; }
    get points() { return Number(this.dataset.points) || 1; }
    get inputs() { return [...this.form.querySelectorAll(".options input")]; }
    get ticked() { return this.inputs.flatMap((input, index) => (input.checked ? [index] : [])); }

    validate() {
      if (this.dataset.stage !== "open") return;
      if (this.kind !== "QROL" && this.ticked.length === 0) {
        this.complain(word("question.choose"));
        this.inputs[0]?.focus();
        return;
      }
      if (!this.correction && !this.unseal()) {
        this.complain(word("question.unreadable"));
        return;
      }
      this.dataset.stage = "validated";
      this.showCorrection();
      this.showResult();
      if (this.kind === "QROL") this.showGrid();
      else this.showStates();
      this.update();
      this.result.focus({ preventScroll: true });
      this.result.scrollIntoView({ block: "nearest" });
      this.tell("negatoscope:validated");
    }

    /** Takes the correction of an unknown case from its data. */
    unseal() {
      const html = self.negatoscope.sealed()?.corrections?.[this.dataset.question];
      if (!html) return false;
      this.append(fragment(html));
      this.correction = this.querySelector("details.correction");
      return this.correction !== null;
    }

    get key() {
      return [...this.correction.querySelectorAll(".key > li")].map((line) => ({
        right: line.dataset.right === "true",
        status: line.dataset.status ?? null,
        points: line.dataset.points === undefined ? null : Number(line.dataset.points),
        line,
      }));
    }

    get chosen() {
      if (this.kind !== "QROL") return this.ticked;
      return [...this.correction.querySelectorAll(".key input")].flatMap((input, at) => (input.checked ? [at] : []));
    }

    showCorrection() {
      for (const input of this.inputs) input.disabled = true;
      const answer = this.form.querySelector("textarea");
      if (answer) answer.readOnly = true;
      this.correction.hidden = false;
      this.correction.open = true;
      this.form.querySelector(".validate").hidden = true;
      this.retry = element("button", { type: "button", className: "retry", textContent: word("question.retry") });
      this.retry.addEventListener("click", () => this.restart());
      this.actions.append(this.retry);
    }

    showResult() {
      this.result = element("div", { className: "question-result", tabIndex: -1 });
      this.result.setAttribute("role", "status");
      this.querySelector(".question-head").after(this.result);
    }

    /** Each option gets its sign, word, status and feedback; the key of the correction then says nothing more. */
    showStates() {
      const ticked = new Set(this.ticked);
      this.key.forEach(({ right, line }, index) => {
        const row = this.inputs[index]?.closest(".option");
        if (!row) return;
        const state = marking.state(right, ticked.has(index));
        row.dataset.state = state;
        const sign = element("span", { className: "state-sign", textContent: signs[state] });
        sign.setAttribute("aria-hidden", "true");
        const status = line.querySelector(".key-status")?.cloneNode(true) ?? null;
        const says = element("span", { className: "state-word", textContent: word(`state.${state}`) });
        row.querySelector(".option-text").after(element("span", { className: "option-state" }, sign, says, status));
        const feedback = line.querySelector(".feedback");
        if (feedback) row.append(feedback.cloneNode(true));
      });
      this.correction.querySelector(".key").hidden = true;
      if (!this.correction.querySelector(".correction-text")?.textContent.trim()) this.correction.hidden = true;
    }

    /** The key of a long answer becomes a grid that the reader ticks himself. */
    showGrid() {
      const key = this.correction.querySelector(".key");
      key.classList.add("grid");
      const guide = element("p", { className: "grid-guide", textContent: word("question.grid") });
      guide.id = `${this.id}-grid`;
      key.before(guide);
      for (const { line, right } of this.key) {
        const text = line.querySelector(".key-line");
        const box = element("input", { type: "checkbox", disabled: !right });
        const label = element("label", { className: "grid-item" }, box, element("span", {}, ...text.childNodes));
        text.append(label);
        box.addEventListener("change", () => {
          this.update();
          this.tell("negatoscope:marked");
        });
      }
    }

    /** Marks again and writes the score with its reason. */
    update() {
      const outcome = marking.mark({ kind: this.kind, options: this.key, answer: { ticked: this.chosen } });
      const points = this.points;
      this.outcome = { ...outcome, points };
      this.dataset.result = outcome.mark === 1 ? "right" : outcome.mark > 0 ? "partly" : "wrong";
      if (this.kind === "QROL" && this.chosen.length === 0) this.dataset.result = "self";
      const got = number(outcome.mark * points);
      const score = element("strong", {
        className: "score", textContent: counted("question.score", points, { got, points: number(points) }),
      });
      const why = outcome.reason === "discordances"
        ? counted("reason.discordances", outcome.discordances, { mark: number(outcome.mark) })
        : word(`reason.${outcome.reason}`);
      this.result.replaceChildren(score, " ", element("span", { className: "reason", textContent: why }));
    }

    restart() {
      this.form.reset();
      for (const input of this.inputs) input.disabled = false;
      const answer = this.form.querySelector("textarea");
      if (answer) answer.readOnly = false;
      for (const row of this.form.querySelectorAll(".option")) {
        delete row.dataset.state;
        for (const extra of row.querySelectorAll(".option-state, .feedback")) extra.remove();
      }
      const key = this.correction.querySelector(".key");
      key.hidden = false;
      key.classList.remove("grid");
      this.correction.querySelector(".grid-guide")?.remove();
      for (const label of key.querySelectorAll(".grid-item")) label.replaceWith(...label.lastElementChild.childNodes);
      this.correction.open = false;
      this.correction.hidden = true;
      this.result.remove();
      this.retry.remove();
      this.form.querySelector(".validate").hidden = false;
      delete this.dataset.result;
      this.dataset.stage = "open";
      (this.inputs[0] ?? answer)?.focus();
    }

    complain(text) {
      this.clearComplaint();
      const complaint = element("p", { className: "complaint", textContent: text });
      complaint.setAttribute("role", "alert");
      this.actions.append(complaint);
    }

    clearComplaint() { this.actions.querySelector(".complaint")?.remove(); }

    tell(name) {
      const detail = { id: this.dataset.question, ...this.outcome };
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
    }
  }

  customElements.define("negato-question", Question);
})();
