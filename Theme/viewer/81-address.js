// The place in a series as the page's address, and the links of the text that lead there.
(() => {
  "use strict";

  const { seriesMath } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  /** A browser refuses more changes of the address than about three a second. */
  const pause = 400;

  const addressOf = ({ name, main }) => {
    const window = main.isDefaultWindow || !main.window ? null
      : main.window.name ?? { width: main.window.width, center: main.window.center };
    return seriesMath.writeAddress({ name, slice: main.slice, window }) ?? `#series-${name}`;
  };

  const write = (address, isNew) => {
    if (location.hash === address) return;
    try {
      history[isNew ? "pushState" : "replaceState"](history.state, "", address);
    } catch { /* a page opened from the disk may not be allowed to: the address stays */ }
  };

  let waiting = null;
  /** The address follows the viewer, a little later. */
  const tellAddress = (owner) => {
    if (waiting) clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = null;
      write(addressOf(owner), false);
    }, pause);
  };

  const hostOf = (name) => document.querySelector(`negato-series[data-name="${CSS.escape(name)}"]`);

  const reveal = (host) => host.scrollIntoView({ block: "center" });

  /** Opens what the address names, if it is on the page. */
  const followAddress = () => {
    const place = seriesMath.readAddress(location.hash);
    // The bare name is that of the figure: the browser goes there by itself, and nothing is asked of the viewer.
    const host = place && place.slice !== null ? hostOf(place.name) : null;
    if (!host?.open) return;
    reveal(host);
    const { slice, window } = place;
    host.open(typeof slice === "string" ? { mark: slice, window } : { slice, window });
  };

  const followLink = (event) => {
    const link = event.target.closest?.("a.series-link");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const host = hostOf(link.dataset.series ?? "");
    if (!host?.open) return;
    event.preventDefault();
    const { slice, mark = null, window = null } = link.dataset;
    reveal(host);
    host.open({ slice: Number(slice) || null, mark, window, showsNotes: Boolean(mark), takesFocus: true })
      .then(() => { if (host.viewer?.main.stack) write(addressOf(host.viewer), true); });
  };

  Object.assign(viewer, { addressOf, tellAddress, followAddress, followLink });
})();
