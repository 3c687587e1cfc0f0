// What a progressive case was worth, question by question.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});
  const { word, counted, number, element } = negatoscope;

  /** « QRM 4 » */
  const nameOf = (question) => {
    const code = question.querySelector(".question-code")?.cloneNode(true);
    code?.querySelector(".question-points")?.remove();
    return code?.textContent.trim() ?? question.dataset.question;
  };

  const score = (got, of) => element("span", {
    className: "score", textContent: counted("question.score", of, { got: number(got), points: number(of) }),
  });

  /** The total of `questions`, all of them validated, each with a link to it; `below` stands under them. */
  negatoscope.total = (questions, ...below) => {
    const sum = (value) => questions.reduce((total, { outcome }) => total + value(outcome), 0);
    return element("div", { className: "progressive-total" },
      element("p", { className: "progressive-sum" }, `${word("progressive.total")} `,
        element("strong", {}, score(sum(({ mark, points }) => mark * points), sum(({ points }) => points)))),
      element("ol", { className: "progressive-scores" }, ...questions.map((question) => element("li", {},
        element("a", { href: `#${question.id}`, textContent: nameOf(question) }), " ",
        score(question.outcome.mark * question.outcome.points, question.outcome.points)))),
      ...below);
  };
})();
