// The reader's notebook on the page: whose it is, what is kept and where, and the ways to take it along or be rid of it.
(() => {
  "use strict";

  const { word, counted, element, notebook, moveTo, assessment } = self.negatoscope;
  const { parts, Journal } = assessment;

  /** Gives the reader a file. */
  const download = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = element("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };

  class NotebookPanel {
    constructor(page) {
      this.page = page;
      // Above all else: whose answers these are, and whether they will still be there.
      this.line = parts.status("notebook-line");
      this.says = parts.status("assessment-note notebook-says");
      this.chosen = element("select", {});
      this.chosen.addEventListener("change", () => notebook.open(this.chosen.value));
      this.name = element("input", { type: "text", maxLength: 40, required: true, autocomplete: "off" });
      this.keeps = element("input", { type: "checkbox" });
      this.keeps.addEventListener("change", () => notebook.setKeeping(!this.keeps.checked));
      this.file = element("input", { type: "file", accept: ".json,application/json" });
      this.file.addEventListener("change", () => this.take());
      this.asked = element("div", { className: "notebook-asked", hidden: true });
      this.eraseButton = parts.button(word("notebook.erase"), () => this.ask(), "action quiet");
      this.journal = new Journal(page);
      this.element = element("details", { className: "assessment-notebook" },
        element("summary", { textContent: word("notebook.title") }),
        element("p", { textContent: word("notebook.about") }),
        parts.field(word("notebook.chosen"), this.chosen, "notebook-chosen"), this.begun(),
        element("label", { className: "choice" }, this.keeps, element("span", { textContent: word("notebook.nothing") })),
        parts.actions(
          parts.button(word("notebook.export"), () => this.give(), "action quiet"), this.eraseButton),
        parts.field(word("notebook.import"), this.file, "notebook-import"), this.says, this.asked,
        this.journal.element);
      this.element.addEventListener("toggle", () => { if (this.element.open) this.journal.refresh(); });
    }

    begun() {
      const form = element("form", { className: "notebook-new" }, parts.field(word("notebook.new"), this.name),
        element("button", { type: "submit", className: "action quiet", textContent: word("notebook.create") }));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const name = this.name.value.trim();
        if (name === "") return;
        notebook.create(name);
        this.name.value = "";
        this.says.textContent = word(notebook.keepsNothing ? "notebook.opened-unkept" : "notebook.opened", { name });
      });
      return form;
    }

    refresh() {
      const { trouble, name } = notebook;
      const whose = name === "" ? word("notebook.unnamed") : word("notebook.named", { name });
      const count = counted("notebook.count", notebook.entries.length);
      this.line.textContent = trouble === null ? `${whose} · ${count}`
        : word(`notebook.trouble.${trouble}`);
      this.line.dataset.trouble = trouble ?? "";
      this.keeps.checked = notebook.keepsNothing;
      this.chosen.replaceChildren(...notebook.notebooks.map((one) => element("option", {
        value: one.id, textContent: one.name === "" ? word("notebook.first") : one.name, selected: one.isOpen,
      })));
      this.chosen.disabled = notebook.keepsNothing;
      this.eraseButton.disabled = notebook.entries.length === 0 && name === "";
      if (this.element.open) this.journal.refresh();
    }

    give() {
      const day = new Date().toISOString().slice(0, 10);
      download(word("notebook.file", { site: notebook.site, date: day }), notebook.toFile());
      this.says.textContent = word("notebook.given");
    }

    async take() {
      const [file] = this.file.files;
      if (!file) return;
      let told;
      try {
        told = notebook.merge(await file.text());
      } catch (fault) {
        console.warn("negatoscope: a file cannot be read:", fault.message);
        told = { fault: "not-ours" };
      }
      this.file.value = "";
      this.says.textContent = told.fault ? word(`notebook.fault.${told.fault}`, { site: told.site ?? "" })
        : [counted("notebook.added", told.added), told.damaged > 0 ? counted("notebook.damaged", told.damaged) : null]
          .filter(Boolean).join(" ");
    }

    /** Nothing is erased before the reader says so twice. */
    ask() {
      const text = counted("notebook.erase-all", notebook.entries.length);
      const question = element("p", { textContent: text });
      const end = (said) => {
        this.asked.hidden = true;
        this.says.textContent = said;
        (this.eraseButton.disabled ? this.element.querySelector("summary") : this.eraseButton).focus();
      };
      this.asked.replaceChildren(question, parts.actions(
        parts.button(word("notebook.erase-yes"), () => {
          notebook.erase();
          this.refresh();
          end(word("notebook.erased"));
        }),
        parts.button(word("notebook.cancel"), () => end(""), "action quiet")));
      this.asked.hidden = false;
      moveTo(question);
    }
  }

  assessment.NotebookPanel = NotebookPanel;
})();
