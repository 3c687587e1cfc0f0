// <negato-steps>: an unknown case, a step at a time. The later steps come from the data of the page, read only when the
// reader asks for them.
(() => {
  "use strict";

  const { word, element, fragment, announce, moveTo, sealed } = self.negatoscope;

  class Steps extends HTMLElement {
    connectedCallback() {
      if (this.page) return;
      this.page = this.closest("article") ?? this;
      this.at = 0;
      this.addEventListener("negatoscope:validated", (event) => this.answered(event.detail.id));
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
      if (this.lastQuestion) return;
      if (sealed()?.steps.length === 0) this.finish();
      else this.offer();
    }

    get step() { return [...this.querySelectorAll(".step")].at(-1); }

    /** The question that ends the current step; null where the reader just goes on. */
    get lastQuestion() { return [...(this.step?.querySelectorAll("negato-question") ?? [])].at(-1) ?? null; }

    answered(id) {
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

    advance() {
      const data = sealed();
      const html = data?.steps[this.at];
      if (html === undefined) {
        this.fail();
        return;
      }
      this.end.hidden = true;
      this.step.after(fragment(html));
      this.page.querySelector(".contents ol")?.append(fragment(data.contents?.[this.at] ?? ""));
      this.at += 1;
      announce(word("steps.opened"));
      moveTo(this.step.querySelector("h2, h3, h4, h5, h6, figure, p") ?? this.step);
      this.dispatchEvent(new CustomEvent("negatoscope:step", { bubbles: true, detail: { step: this.at } }));
      if (this.lastQuestion) return;
      if (this.at >= data.steps.length) this.finish();
      else this.offer();
    }

    finish() {
      this.end.hidden = true;
      const link = this.lessonLink?.querySelector("a");
      const foot = element("div", { className: "case-end" },
        element("p", { className: "case-end-title", textContent: word("steps.end") }),
        element("p", { textContent: word("steps.end-text") }),
        link ? element("p", {}, element("a", {
          className: "action", href: link.getAttribute("href"), textContent: word("steps.lesson"),
        })) : null);
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
