// Light, dark, or as the system: the reader's choice, kept on this machine for this site alone.
(() => {
  "use strict";

  const { word, element } = self.negatoscope;

  const root = document.documentElement;
  const key = `negatoscope:${root.dataset.site ?? ""}:theme`;
  const themes = ["system", "light", "dark"];

  // Storage may be refused (a private window, a policy): the choice then holds for the page alone.
  const keep = (theme) => {
    try {
      if (theme === "system") localStorage.removeItem(key);
      else localStorage.setItem(key, theme);
    } catch { /* as above */ }
  };
  const apply = (theme) => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };

  // What was kept has been set by early.js, before the page showed.
  const chosen = root.dataset.theme ?? "system";
  const names = { system: word("theme.system"), light: word("theme.light"), dark: word("theme.dark") };
  const select = element("select", {}, ...themes.map((theme) =>
    element("option", { value: theme, textContent: names[theme], selected: theme === chosen })));
  select.addEventListener("change", () => {
    keep(select.value);
    apply(select.value);
  });
  const label = element("label", { className: "theme-choice" }, element("span", { textContent: word("theme.label") }),
    " ", select);
  label.dataset.jsOnly = "";
  document.querySelector(".site-footer")?.append(label);
  addEventListener("storage", (event) => {
    if (event.key !== key) return;
    select.value = themes.includes(event.newValue) ? event.newValue : "system";
    apply(select.value);
  });
})();
