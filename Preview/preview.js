// What only the preview adds to a page: it is loaded again when its site was built again, at the same place, and the
// faults of what is being written are shown over it. The built site never holds this file.
(() => {
  "use strict"

  // Who writes may draw on a series; readers are not offered to.
  document.documentElement.dataset.authoring = ""

  const build = document.currentScript.dataset.build
  const key = "negatoscope-preview " + location.pathname
  const closedKey = "negatoscope-preview closed"

  // What the reader opened, by its place in the page: it mostly stays the same from one build to the next.
  const openings = () => [...document.querySelectorAll("main details")]

  const keepPlace = () => {
    const opened = openings().flatMap((details, index) => (details.open ? [index] : []))
    sessionStorage.setItem(key, JSON.stringify({ x: scrollX, y: scrollY, opened }))
  }

  const findPlace = () => {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null")
    sessionStorage.removeItem(key)
    if (!kept) return
    const all = openings()
    for (const index of kept.opened) if (all[index]) all[index].open = true
    const go = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" })
    go()
    // Once more when all is laid out.
    if (document.readyState !== "complete") addEventListener("load", go, { once: true })
  }

  const element = (name, text, className) => {
    const one = document.createElement(name)
    if (text) one.textContent = text
    if (className) one.className = className
    return one
  }

  const item = (fault) => {
    const one = element("li", "", fault.severity)
    if (fault.place) one.append(element("p", fault.place, "place"))
    const message = element("p", "", "message")
    message.append(element("strong", fault.severityName), " ", fault.message)
    if (fault.rule) message.append(" ", element("code", fault.rule))
    one.append(message)
    if (fault.excerpt) one.append(element("pre", fault.excerpt))
    if (fault.remedy) one.append(element("p", fault.remedy, "remedy"))
    return one
  }

  // Apart from the page: neither its styles nor its scripts reach what is inside.
  const host = document.createElement("negatoscope-preview")
  const root = host.attachShadow({ mode: "open" })
  const style = element("link")
  style.rel = "stylesheet"
  style.href = "/.negatoscope/preview.css"
  // A screen reader says what changes in it; it is there before anything is said.
  const spoken = element("p", "", "spoken")
  spoken.setAttribute("role", "status")
  const place = element("div")
  root.append(style, spoken, place)

  // What was closed stays closed until the faults change.
  const identity = (state) => JSON.stringify(state.faults)

  const showFaults = (state, isOpen) => {
    host.lang = state.language
    place.replaceChildren()
    if (spoken.textContent !== state.title) spoken.textContent = state.title
    if (state.faults.length === 0) {
      sessionStorage.removeItem(closedKey)
      return
    }
    if (!isOpen) {
      const chip = element("button", state.title, "chip")
      chip.type = "button"
      chip.setAttribute("aria-expanded", "false")
      chip.addEventListener("click", () => {
        sessionStorage.removeItem(closedKey)
        showFaults(state, true)
        root.querySelector(".close").focus()
      })
      place.append(chip)
      return
    }
    const panel = element("section", "", "faults")
    panel.setAttribute("aria-labelledby", "title")
    const title = element("h2", state.title)
    title.id = "title"
    const close = element("button", state.close, "close")
    close.type = "button"
    const shut = () => {
      sessionStorage.setItem(closedKey, identity(state))
      showFaults(state, false)
      root.querySelector(".chip").focus()
    }
    close.addEventListener("click", shut)
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation()
        shut()
      }
    })
    const head = element("header")
    head.append(title, close)
    panel.append(head)
    if (state.notice) panel.append(element("p", state.notice, "notice"))
    const list = element("ol")
    // So that the arrows scroll it.
    list.tabIndex = 0
    list.setAttribute("aria-labelledby", "title")
    list.append(...state.faults.map(item))
    panel.append(list)
    place.append(panel)
  }

  const hear = (state) => {
    if (state.build !== build) {
      keepPlace()
      location.reload()
      return
    }
    const hasErrors = state.faults.some((fault) => fault.severity === "error")
    showFaults(state, hasErrors && sessionStorage.getItem(closedKey) !== identity(state))
  }

  // A hidden page listens to nothing: a browser opens few connections to one server.
  let events = null
  const listen = () => {
    if (document.visibilityState === "hidden") {
      events?.close()
      events = null
    } else if (!events) {
      events = new EventSource("/.negatoscope/events")
      events.addEventListener("message", (event) => hear(JSON.parse(event.data)))
    }
  }

  document.body.append(host)
  findPlace()
  listen()
  document.addEventListener("visibilitychange", listen)
  addEventListener("pagehide", () => {
    events?.close()
    events = null
  })
  addEventListener("pageshow", listen)
})()
