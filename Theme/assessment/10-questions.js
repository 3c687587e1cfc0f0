// What questions there are, and the questions themselves: the first is known at once, the second when it is asked for.
// Scripts only: `fetch` fails on a page opened from the disk.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});
  const { element, fragment, decode } = negatoscope;
  const assessment = (negatoscope.assessment ??= {});

  const addScript = (source) => new Promise((resolve, reject) => {
    // In their order: what comes later may need what came before.
    const script = element("script", { src: source, async: false });
    script.addEventListener("load", () => { script.remove(); resolve(); });
    script.addEventListener("error", () => { script.remove(); reject(new Error(`${source} is missing`)); });
    document.head.append(script);
  });

  const addStyle = (source) => document.head.append(element("link", { rel: "stylesheet", href: source }));

  /** Permanent ids name a question: those of its case and its own. Neither holds a space. */
  const keyOf = ({ case: owner, question }) => `${owner} ${question}`;

  /** A question of the index with what its case tells. */
  const flattened = (entries) => entries.flatMap((entry) => entry.questions.map((one) => ({
    key: keyOf({ case: entry.id, question: one.id }),
    case: entry.id,
    question: one.id,
    number: one.number,
    kind: one.kind,
    points: one.points ?? 1,
    rank: one.rank ?? null,
    items: one.items ?? [],
    hash: one.hash,
    series: entry.series?.find((series) => series.id === one.series) ?? null,
    title: entry.title,
    regions: entry.regions,
    modalities: entry.modalities,
    level: entry.level ?? null,
    address: `${entry.href}#q-${one.id}`,
    data: entry.data,
  })));

  /** The questions of the site in the page's language. */
  class Questions {
    byKey = new Map();
    coming = new Map();
    bodies = new Map();

    /** `viewer` names the viewer's style and script. */
    constructor(viewer) { this.viewer = viewer; }

    /** Reads the index, which stands in `parts` files. Fails where one is missing or damaged. */
    async open(parts) {
      await Promise.all(Array.from({ length: parts }, (_, part) => addScript(`index-${part + 1}.js`)));
      this.all = Array.from({ length: parts }, (_, part) => flattened(negatoscope.questionIndex[part + 1])).flat();
      for (const one of this.all) this.byKey.set(one.key, one);
    }

    /** {html, correction, presentation} of a question. Fails where its file is missing or damaged, and can be tried again. */
    async body(one) {
      const known = this.bodies.get(one.key);
      if (known) return known;
      if (!this.coming.has(one.data)) this.coming.set(one.data, this.load(one));
      try {
        await this.coming.get(one.data);
      } catch (fault) {
        this.coming.delete(one.data);
        throw fault;
      }
      const body = this.bodies.get(one.key);
      if (!body) throw new Error(`${one.key} is missing in ${one.data}`);
      return body;
    }

    async load({ case: owner, data }) {
      await addScript(data);
      for (const body of decode(negatoscope.questionData[owner])) {
        this.bodies.set(keyOf({ case: owner, question: body.id }), body);
      }
    }

    /** The question as elements of the page: what is read before it, and itself, which holds its correction. */
    async made(one) {
      const body = await this.body(one);
      const content = fragment(body.html);
      const question = content.querySelector("negato-question");
      if (!question) throw new Error(`${one.key} is no question`);
      question.dataset.case = one.case;
      question.append(fragment(body.correction));
      const presentation = body.presentation ? fragment(body.presentation) : null;
      if (content.querySelector("negato-series") ?? presentation?.querySelector("negato-series")) this.openViewer();
      return { presentation, content, question };
    }

    /** The viewer of series comes with the first series; a fault leaves its key slice. */
    openViewer() {
      const sources = this.viewer.splice(0);
      for (const source of sources.filter((one) => one.endsWith(".css"))) addStyle(source);
      // One after the other: the viewer needs what stands before it.
      sources.filter((one) => one.endsWith(".js"))
        .reduce((before, source) => before.then(() => addScript(source)), Promise.resolve())
        .catch((fault) => console.warn("negatoscope:", fault.message));
    }
  }

  Object.assign(assessment, { Questions, keyOf });
})();
