// An examination: nothing is corrected before all is handed in, at once.
(() => {
  "use strict";

  const { word, counted, element, moveTo, assessment } = self.negatoscope;
  const { parts, paper, series: rules, Sitting, Clock, Sheet } = assessment;

  class Examination extends Sitting {
    open() {
      const { series } = this;
      this.sheet = new Sheet(series, (at) => this.show(at));
      const spent = () => series.spent + Date.now() - this.since;
      this.clock = new Clock(spent, () => rules.left({ limit: series.limit, spent: spent() }));
      this.clock.addEventListener("over", () => this.timeIsUp());
      this.panel = element("section", { className: "assessment-panel", hidden: true });
      this.page.show("running", this.heading, this.clock.element, this.progress, this.sheet.element, this.panel,
        this.place, this.aside);
      this.show(series.at);
    }

    stop() {
      this.clock.stop();
      super.stop();
    }

    lay() {
      const { item } = this;
      const flag = parts.button(item.isFlagged ? word("sheet.unflag") : word("sheet.flag"), () => {
        item.isFlagged = !item.isFlagged;
        flag.textContent = item.isFlagged ? word("sheet.unflag") : word("sheet.flag");
        flag.setAttribute("aria-pressed", String(item.isFlagged));
        this.sheet.update();
        this.save();
      }, "action quiet flag");
      const step = (name, by) => parts.button(word(name), () => this.show(this.series.at + by), by > 0 ? "action" : "action quiet");
      const handIn = parts.button(word("examination.hand-in"), () => this.ask(), this.isLast ? "action" : "action quiet");
      this.aside.replaceChildren(parts.actions(...[
        this.isLast ? handIn : step("assessment.next", 1),
        this.series.at > 0 ? step("assessment.previous", -1) : null, flag, this.isLast ? null : handIn,
        parts.button(word("assessment.leave"), () => this.leave(), "action quiet leave"),
      ].filter(Boolean)));
      this.sheet.update();
    }

    noteAnswer() {
      super.noteAnswer();
      this.sheet.update();
    }

    // Handing in

    /** A panel above the question, which waits. */
    say(title, text, buttons) {
      const heading = element("h2", { textContent: title });
      this.panel.replaceChildren(heading, ...text, parts.actions(...buttons));
      this.panel.hidden = false;
      this.place.hidden = true;
      this.aside.hidden = true;
      moveTo(heading);
    }

    goOn(at) {
      this.panel.hidden = true;
      this.place.hidden = false;
      this.aside.hidden = false;
      this.show(at);
    }

    /** Says what was left before all is handed in. */
    ask() {
      const { items, at: here } = this.series;
      const places = (test) => items.flatMap((item, at) => (test(item) ? [at] : []));
      const links = (list) => element("ul", { className: "answer-places" }, ...list.map((at) => element("li", {},
        parts.button(String(at + 1), () => this.goOn(at), "sheet-place"))));
      const open = places((item) => !rules.isAnswered(item));
      const flagged = places((item) => item.isFlagged);
      const text = [element("p", {
        textContent: open.length === 0 ? word("examination.all-answered") : counted("examination.unanswered", open.length),
      })];
      if (open.length > 0) text.push(links(open));
      if (flagged.length > 0) {
        text.push(element("p", { textContent: counted("examination.flagged", flagged.length) }), links(flagged));
      }
      this.say(word("examination.hand-in-title"), text, [
        parts.button(word("examination.hand-in"), () => this.handIn()),
        parts.button(word("examination.go-back"), () => this.goOn(here), "action quiet"),
      ]);
    }

    /** The limit is the reader's own: he may go on beyond it, and the result says so. */
    timeIsUp() {
      if (this.series.isLate) return;
      this.series.isLate = true;
      this.save();
      const { at: here } = this.series;
      this.say(word("clock.over"), [element("p", { textContent: word("clock.over-text") })], [
        parts.button(word("examination.hand-in"), () => this.handIn(false)),
        parts.button(word("clock.go-on"), () => this.goOn(here), "action quiet"),
      ]);
    }

    /** Marks every answer. Where a question cannot be read nothing is handed in, and it can be tried again. */
    async handIn(isLate = this.series.isLate) {
      if (this.isHandingIn) return;
      this.isHandingIn = true;
      this.series.isLate = isLate;
      const room = element("div", { hidden: true });
      this.page.append(room);
      try {
        for (const item of this.series.items) {
          if (item.answer === null || item.outcome !== null) continue;
          const question = await paper.put(room, this.page.source, item, { mode: "examination", retry: () => {} });
          if (!question) throw new Error(assessment.keyOf(item));
          if (!question.validate({ isQuiet: true })) throw new Error(`${assessment.keyOf(item)} cannot be marked`);
          const { mark, points, reason } = question.outcome;
          item.outcome = { mark, points, reason };
        }
      } catch (fault) {
        console.warn("negatoscope: not all could be handed in:", fault.message);
        this.save();
        this.say(word("examination.hand-in-title"),
          [element("p", { className: "complaint", textContent: word("assessment.question-unreadable") })], [
            parts.button(word("assessment.try-again"), () => this.handIn(isLate)),
            parts.button(word("examination.go-back"), () => this.goOn(this.series.at), "action quiet"),
          ]);
        return;
      } finally {
        room.remove();
        this.isHandingIn = false;
      }
      this.finish();
    }
  }

  assessment.Examination = Examination;
})();
