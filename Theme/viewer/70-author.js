// Drawing annotations and naming marks on a slice, for the author of a case: what is made is copied as YAML.
(() => {
  "use strict";

  const viewer = (self.negatoscope.viewer ??= {});

  /** Only where the page is an author's. */
  const canAuthor = () => "authoring" in document.documentElement.dataset
    || new URLSearchParams(location.search).has("authoring");

  viewer.canAuthor = canAuthor;
})();
