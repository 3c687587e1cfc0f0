// The windows that a series offers: its own, then those that its modality is always read with.
(() => {
  "use strict";

  const { word } = self.negatoscope;
  const viewer = (self.negatoscope.viewer ??= {});

  const ofModality = () => ({
    CT: [
      { name: "parties-molles", label: word("series.window-soft"), width: 400, center: 40 },
      { name: "os", label: word("series.window-bone"), width: 2500, center: 480 },
      { name: "poumon", label: word("series.window-lung"), width: 1500, center: -600 },
      { name: "foie", label: word("series.window-liver"), width: 150, center: 90 },
      { name: "cerveau", label: word("series.window-brain"), width: 80, center: 40 },
    ],
  });

  /** At most nine: each has its digit. Hounsfield units only, since a modality's windows mean nothing otherwise. */
  const windowsOf = ({ windows, modalityCode, unit, chunks }) => {
    if (chunks.length === 0) return windows;
    const usual = unit === "HU" ? ofModality()[modalityCode] ?? [] : [];
    const isNew = (one) => !windows.some((own) =>
      own.name === one.name || own.label === one.label || (own.width === one.width && own.center === one.center));
    return [...windows, ...(windows.length > 0 ? usual.filter(isNew) : [])].slice(0, 9);
  };

  viewer.windowsOf = windowsOf;
})();
