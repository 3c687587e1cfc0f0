// The clock of an examination: what is left, or what has passed where there is no limit.
(() => {
  "use strict";

  const { word, element, announce, assessment } = self.negatoscope;
  const { parts } = assessment;

  /** Told to a screen reader when so much is left. */
  const told = [5 * 60_000, 60_000];

  /** Tells "over" once the time is up. `spent` and `left` are functions giving milliseconds; `left` gives null without a limit. */
  class Clock extends EventTarget {
    constructor(spent, left) {
      super();
      Object.assign(this, { spent, left });
      this.time = element("span", { className: "clock-time" });
      this.element = element("p", { className: "clock" },
        element("span", { className: "clock-name", textContent: word(left() === null ? "clock.spent" : "clock.left") }),
        " ", this.time);
      this.element.setAttribute("role", "timer");
      this.last = left();
      this.tick();
      this.timer = setInterval(() => this.tick(), 1000);
    }

    tick() {
      const left = this.left();
      this.time.textContent = parts.clockText(left ?? this.spent());
      if (left === null) return;
      this.element.toggleAttribute("data-late", left < told.at(-1));
      for (const mark of told) {
        if (this.last > mark && left <= mark) announce(word("clock.warning", { time: parts.clockText(mark) }));
      }
      this.last = left;
      if (left <= 0) this.dispatchEvent(new Event("over"));
    }

    stop() { clearInterval(this.timer); }
  }

  assessment.Clock = Clock;
})();
