// The lines of case.md for what an author drew: pure functions.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});

  /**
   * The option of case.md for a zone that an author drew; `numbers` are those of its shape, in percent, told with one
   * decimal. `language` is that of its case.
   */
  const optionOf = ({ shape, numbers, slices = null }, name, language) => {
    const isFrench = language === "fr";
    const told = numbers.map((one) => String(Math.round(one * 10) / 10));
    const corners = Array.from({ length: told.length / 2 }, (_, at) => `${told[2 * at]} ${told[2 * at + 1]}`);
    const words = shape === "polygon" ? [isFrench ? "polygone" : shape, corners.join("; ")] : [shape, ...told];
    if (slices) {
      const [from, to] = slices;
      words.push(`${isFrench ? "coupe" : "slice"}${from === to ? "" : "s"}`, from === to ? from : `${from}-${to}`);
    }
    return `- [x] \`${words.join(" ")}\` ${name || "…"}`;
  };

  negatoscope.author = { optionOf };
})();
