// A corner of words over an image, painted: it changes with every slice, and words of the page would have the browser lay
// the page out anew, then look again for what lies under the pointer, for a quarter of what a slice costs. What a canvas
// holds stands for it in words.
(() => {
  "use strict";

  const { element } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  /** CSS pixels around the words, for their dark edge. */
  const edge = 4;
  const edgeWidth = 3;

  /** The words of `text` in lines that fit in `room`, as `widthOf` measures; a word that is wider has its own. */
  const wrapped = (text, room, widthOf) => {
    const lines = [];
    for (const word of text.split(" ")) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && widthOf(longer) <= room) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };

  class Words {
    isStale = true;

    /** `place` is "top-left", "bottom-right" …; `names` are those of its facts, from top to bottom. */
    constructor(place, names) {
      this.isBottom = place.startsWith("bottom");
      this.isRight = place.endsWith("right");
      this.lines = new Map(names.map((name) =>
        [name, element("span", { className: `series-fact series-fact-${name}` }, document.createTextNode(""))]));
      this.texts = new Map();
      this.element = element("canvas", { className: `series-corner series-${place}` }, ...this.lines.values());
      this.element.setAttribute("aria-hidden", "true");
      this.context = this.element.getContext("2d");
    }

    say(name, text) {
      if (this.texts.get(name) === text) return;
      this.texts.set(name, text);
      this.lines.get(name).firstChild.data = text;
      this.isStale = true;
    }

    /** Asks the page how large the corner is and how its words are written. */
    measure() {
      const { element: canvas, context } = this;
      this.ratio = devicePixelRatio;
      [this.width, this.height] = [canvas.clientWidth, canvas.clientHeight];
      canvas.width = Math.round(this.width * this.ratio);
      canvas.height = Math.round(this.height * this.ratio);
      this.styles = new Map([...this.lines].map(([name, line]) => {
        const style = getComputedStyle(line);
        const size = parseFloat(style.fontSize);
        const [letterSpacing, wordSpacing] = [style.letterSpacing, style.wordSpacing]
          .map((spacing) => (spacing === "normal" ? "0px" : spacing));
        return [name, {
          font: `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`, color: style.color, size,
          height: parseFloat(style.lineHeight) || size * 1.35, isShown: style.display !== "none",
          letterSpacing, wordSpacing, spacing: parseFloat(letterSpacing) + parseFloat(wordSpacing),
        }];
      }));
      context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      Object.assign(context, {
        lineJoin: "round", lineWidth: edgeWidth, strokeStyle: "#000000", textAlign: this.isRight ? "right" : "left",
      });
      this.written = null;
      this.isStale = true;
    }

    draw() {
      if (this.ratio !== devicePixelRatio) this.measure();
      if (!this.isStale) return;
      this.isStale = false;
      const { context, width, height } = this;
      context.clearRect(0, 0, width, height);
      const rows = this.rows();
      let y = this.isBottom ? height - edge - rows.reduce((sum, { style }) => sum + style.height, 0) : edge;
      const x = this.isRight ? width - edge : edge;
      for (const { text, style } of rows) {
        const base = y + (style.height + style.size * 0.7) / 2;
        this.write(style);
        context.strokeText(text, x, base, width - 2 * edge);
        context.fillText(text, x, base, width - 2 * edge);
        y += style.height;
      }
    }

    /** What is written line by line: {text, style}. */
    rows() {
      const room = this.width - 2 * edge;
      return [...this.styles].filter(([name, { isShown }]) => isShown && this.texts.get(name)).flatMap(([name, style]) => {
        const text = this.texts.get(name);
        // No letter is wider than it is high: short words are not measured, for to choose a font takes its time.
        if (text.length * (style.size + style.spacing) <= room) return [{ text, style }];
        this.write(style);
        return wrapped(text, room, (words) => this.context.measureText(words).width)
          .map((line) => ({ text: line, style }));
      });
    }

    write(style) {
      if (this.written === style) return;
      this.written = style;
      const { font, color, letterSpacing, wordSpacing } = style;
      // What a reader has spaced out stays so, where the browser can.
      Object.assign(this.context, { font, fillStyle: color, letterSpacing, wordSpacing });
    }
  }

  viewer.Words = Words;
})();
