// The table of contents says where the reader is and what he has answered; on a phone it folds into a slim bar.
(() => {
  "use strict";

  const { word, element } = self.negatoscope;

  const target = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  const links = (contents) => [...contents.querySelectorAll('li:not([hidden]) > a[href^="#"]')];

  /** What a progressive case has not opened yet is not named either. */
  const hideLocked = (contents) => {
    const update = () => {
      for (const link of contents.querySelectorAll('a[href^="#"]')) {
        link.parentElement.hidden = Boolean(target(link)?.closest(".progressive-step[hidden]"));
      }
    };
    document.addEventListener("negatoscope:step", update);
    update();
  };

  /** Scrolls a long list, and nothing else, to the entry. */
  const keepInView = (contents, link) => {
    if (!link || contents.scrollHeight <= contents.clientHeight) return;
    const [frame, entry] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
    if (entry.top < frame.top || entry.bottom > frame.bottom) {
      contents.scrollTop += entry.top - frame.top - frame.height / 3;
    }
  };

  /** The last place that begins above the upper third of the window. */
  const follow = (contents) => {
    let waiting = false;
    const update = () => {
      waiting = false;
      let here = null;
      for (const link of links(contents)) {
        const place = target(link);
        if (place && place.getBoundingClientRect().top <= innerHeight / 3) here = link;
      }
      if (here?.hasAttribute("aria-current")) return;
      for (const link of links(contents)) link.removeAttribute("aria-current");
      here?.setAttribute("aria-current", "location");
      keepInView(contents, here);
    };
    const ask = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(update);
    };
    addEventListener("scroll", ask, { passive: true });
    addEventListener("resize", ask, { passive: true });
    document.addEventListener("negatoscope:step", ask);
    ask();
  };

  const noteAnswers = (contents) => {
    const note = (event) => {
      const link = [...contents.querySelectorAll('a[href^="#"]')].find((one) => one.hash === `#${event.target.id}`);
      if (!link || link.querySelector(".answered") || !event.target.outcome) return;
      const sign = element("span", { textContent: "✓" });
      sign.setAttribute("aria-hidden", "true");
      const says = element("span", { className: "visually-hidden", textContent: ` ${word("question.answered")}` });
      link.append(element("span", { className: "answered" }, " ", sign, says));
    };
    for (const name of ["validated", "restored"]) document.addEventListener(`negatoscope:${name}`, note);
  };

  /** The bar's buttons show one kind of entry each; CSS shows the bar on narrow windows only. */
  const addBar = (contents) => {
    const list = contents.querySelector("ol");
    if (!list.id) list.id = "contents-list";
    const bar = element("div", { className: "contents-bar" });
    const buttons = ["contents", "figures", "questions"].map((kind) => {
      const button = element("button", { type: "button", textContent: word(`contents.${kind}`) });
      button.setAttribute("aria-expanded", "false");
      button.setAttribute("aria-controls", list.id);
      button.dataset.shows = kind;
      return button;
    });
    const show = (kind) => {
      if (kind) contents.dataset.shows = kind;
      else delete contents.dataset.shows;
      for (const button of buttons) button.setAttribute("aria-expanded", String(button.dataset.shows === kind));
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        show(contents.dataset.shows === button.dataset.shows ? null : button.dataset.shows);
      });
    }
    list.addEventListener("click", (event) => { if (event.target.closest("a")) show(null); });
    contents.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !contents.dataset.shows) return;
      const opener = buttons.find((button) => button.dataset.shows === contents.dataset.shows);
      show(null);
      opener.focus();
    });
    const offer = () => {
      for (const [button, kind] of [[buttons[1], "figure"], [buttons[2], "question"]]) {
        button.hidden = !list.querySelector(`a[data-kind="${kind}"]`);
      }
    };
    document.addEventListener("negatoscope:step", offer);
    offer();
    bar.append(...buttons);
    contents.append(bar);
    contents.classList.add("has-bar");

    // Asked for at the first scroll only: asking now would lay the page out twice.
    let last = 0;
    addEventListener("scroll", () => {
      if (Math.abs(scrollY - last) < 12) return;
      const isReading = scrollY > last && scrollY > 200 && !contents.contains(document.activeElement);
      contents.classList.toggle("is-away", isReading && !contents.dataset.shows);
      last = scrollY;
    }, { passive: true });
  };

  for (const contents of document.querySelectorAll("nav.contents")) {
    if (!contents.querySelector("ol")) continue;
    hideLocked(contents);
    follow(contents);
    noteAnswers(contents);
    addBar(contents);
  }
})();
