// What the page's parts share: names of things, dates, times, small pieces of DOM.
(() => {
  "use strict";

  const { word, counted, number, element, assessment } = self.negatoscope;
  const language = document.documentElement.lang || "fr";

  /** The code as the page's language writes it: MRQ for QRM in English. */
  const kindName = (kind) => word(`kind.${kind}`, {}, kind);

  /** « QRM 2 » */
  const shortName = (one) => `${kindName(one.kind)} ${one.number}`;

  const compare = new Intl.Collator(language).compare;

  const dayFormat = new Intl.DateTimeFormat(language, { dateStyle: "long" });
  const momentFormat = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

  /** « 7,5 / 10 points » */
  const scoreText = ({ got, points }) => counted("question.score", points, { got: number(got), points: number(points) });

  const percent = (share) =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share);

  /** 75 seconds are « 1:15 ». */
  const clockText = (milliseconds) => {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    const two = (value) => String(value).padStart(2, "0");
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  };

  const button = (text, press, className = "action") => {
    const made = element("button", { type: "button", className, textContent: text });
    made.addEventListener("click", press);
    return made;
  };

  const actions = (...buttons) => element("p", { className: "assessment-actions" }, ...buttons);

  /** A paragraph that a screen reader is told of when it changes. */
  const status = (className, text = "") => {
    const made = element("p", { className, textContent: text });
    made.setAttribute("role", "status");
    return made;
  };

  let ids = 0;
  const newID = (name) => `assessment-${name}-${(ids += 1)}`;

  /** A control under its label. */
  const field = (text, control, className) => {
    control.id ||= newID("field");
    return element("p", { className: `assessment-field ${className ?? ""}`.trim() },
      element("label", { htmlFor: control.id, textContent: text }), control);
  };

  const box = (text, properties) => element("label", { className: "choice" },
    element("input", { type: "checkbox", ...properties }), element("span", { textContent: text }));

  /** Small bars with their names and scores. */
  const bars = (rows) => element("ul", { className: "bars" }, ...rows.map(({ name, share, text }) => {
    const meter = element("meter", { min: 0, max: 1, value: share });
    meter.setAttribute("aria-label", word("assessment.bar", { name, score: text }));
    return element("li", {}, element("span", { className: "bar-name", textContent: name }), meter,
      element("span", { className: "bar-score", textContent: text }));
  }));

  /** What is said above bars of regions, where a question has several: they add up to more than the whole. */
  const inEach = (questions) => (questions.some(({ regions }) => regions.length > 1)
    ? [element("p", { className: "assessment-note", textContent: word("assessment.in-each") })] : []);

  assessment.parts = Object.freeze({
    kindName, shortName, compare, dayFormat, momentFormat, scoreText, percent, clockText, button, actions, status,
    newID, field, box, bars, inEach,
  });
})();
