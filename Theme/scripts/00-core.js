// What every script of the page shares: words, numbers, encoded data, small pieces of DOM.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});

  const language = () => document.documentElement.lang || "fr";

  /**
   * The word of the page's language for `key` (without its `script.`), its `{names}` filled in; `otherwise` where there
   * is none.
   */
  negatoscope.word = (key, values = {}, otherwise = key) => {
    const words = negatoscope.words ?? {};
    const text = words[`script.${key}`] ?? words[key] ?? otherwise;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  };

  /** The word for a count: `key.one` or `key.other`. French counts 0, 0.5 and 1.5 as one. */
  negatoscope.counted = (key, count, values = {}) => {
    const form = new Intl.PluralRules(language()).select(count) === "one" ? "one" : "other";
    return negatoscope.word(`${key}.${form}`, { n: negatoscope.number(count), ...values });
  };

  // Made once for a language: a formatter costs more than what it writes.
  const formats = new Map();

  /** A number as the language writes it, two decimals at most: « 0,5 » in French. */
  negatoscope.number = (value, locale = language()) => {
    if (!formats.has(locale)) formats.set(locale, new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
    return formats.get(locale).format(value);
  };

  /** The value whose JSON was written with each letter thirteen places further. Throws a SyntaxError on damaged data. */
  negatoscope.decode = (encoded) => JSON.parse(encoded.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode((code & 31) > 13 ? code - 13 : code + 13);
  }));

  /** The elements written in `html`, whose custom elements come alive once they are in the page. */
  negatoscope.fragment = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  };

  /** An element with its properties and children; a null child is left out. */
  negatoscope.element = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  /**
   * Copies `text`; rejects where the browser refuses both ways. `place` is where the focus may go meanwhile: a dialog lets
   * it nowhere else.
   */
  negatoscope.copy = async (text, place = document.fullscreenElement ?? document.body) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = negatoscope.element("textarea", { value: text, className: "visually-hidden" });
      const focused = document.activeElement;
      place.append(field);
      field.select();
      const isDone = document.execCommand("copy");
      field.remove();
      focused?.focus({ preventScroll: true });
      if (!isDone) throw new Error("copy");
    }
  };

  /** Brings `element` to the top of the view and the reader's cursor on it. */
  negatoscope.moveTo = (element) => {
    if (!element.matches("a[href], button, input, textarea, select, summary, [tabindex]")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start" });
  };

  /** Says `text` to a screen reader, without moving it. */
  negatoscope.announce = (text) => {
    let live = document.querySelector("body > .announcer");
    if (!live) {
      live = negatoscope.element("div", { className: "announcer visually-hidden" });
      live.setAttribute("role", "status");
      document.body.append(live);
    }
    live.textContent = "";
    // A region that was just added or emptied is read only if it changes afterwards.
    setTimeout(() => { live.textContent = text; }, 60);
  };

  /** The later steps and sealed corrections of an unknown case; null where they are missing or damaged. */
  negatoscope.sealed = () => {
    if (typeof negatoscope.steps !== "string") return null;
    if (negatoscope.unsealed === undefined) {
      try {
        const data = negatoscope.decode(negatoscope.steps);
        negatoscope.unsealed = data.version === 1 ? data : null;
      } catch (fault) {
        console.error("negatoscope: the steps cannot be read", fault);
        negatoscope.unsealed = null;
      }
    }
    return negatoscope.unsealed;
  };
})();
