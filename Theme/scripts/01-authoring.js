// What an author draws with comes to authors alone: in the preview, and where the address ends in `?authoring`.
(() => {
  "use strict";

  const negatoscope = self.negatoscope;

  // Beside this script; the theme says which, or that it has none.
  const files = (negatoscope.authorFiles ?? []).map((name) => new URL(name, document.currentScript?.src).href);

  let coming = null;

  const bring = (address) => new Promise((done, failed) => {
    const file = address.endsWith(".js") ? negatoscope.element("script", { src: address })
      : negatoscope.element("link", { rel: "stylesheet", href: address });
    file.addEventListener("load", done);
    file.addEventListener("error", failed);
    document.head.append(file);
  });

  negatoscope.authoring = Object.freeze({
    /** Whether the page is an author's. */
    get isOn() {
      return files.length > 0
        && ("authoring" in document.documentElement.dataset || new URLSearchParams(location.search).has("authoring"));
    },
    /** Resolves once the tools are there. */
    load() {
      coming ??= Promise.all(files.map(bring));
      return coming;
    },
  });
})();
