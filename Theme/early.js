// The one script that a page waits for before it shows: a chosen theme must not follow a flash of the other.
{
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem(`negatoscope:${root.dataset.site ?? ""}:theme`);
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch { /* Storage may be refused: the system decides. */ }
}
