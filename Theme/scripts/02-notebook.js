// negatoscope.notebook: what a reader answered, and where he stands. Kept in this browser under the site's id, since pages
// opened as files may share one storage; nothing is ever sent. There can be several notebooks, and none.
//
// Entries are only ever added, each under a key of its own, and a key is written by who made the entry: two tabs never
// write over each other. `bind` puts those of past days together, writes them first and removes the single ones then: a
// reader who comes between sees them twice, and folds them. Erasing begins a new volume: a tab that has not heard of it
// finds out before it writes.
(() => {
  "use strict";

  const negatoscope = (self.negatoscope ??= {});
  const { entries: rules, Store } = negatoscope;

  /** Past so many single entries, those of past days are bound. */
  const looseEntries = 200;
  const boundTogether = 500;
  const dayLength = 86_400_000;
  /** So many places are remembered: the oldest makes way. Wishes, whose keys have no `:`, stay. */
  const keptPlaces = 200;

  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };

  const random = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36)).join("");

  /** Tells "change" whenever what it holds, or how it is kept, is no longer what it was. */
  class Notebook extends EventTarget {
    constructor(site, open = () => new Store(`negatoscope:${site}:`)) {
      super();
      this.site = site;
      this.stored = open();
      // Where a reader wants nothing kept, all is in memory; the wish alone is kept.
      this.blank = new Store("", null);
      this.isApart = false;
      this.begin();
    }

    begin() {
      this.id = this.stored.get("current") ?? "default";
      if (this.id !== "default" && !this.recordOf(this.stored, this.id)) this.id = "default";
      this.forget();
    }

    /** What was read is read again at the next need. */
    forget() {
      this.folded = null;
      this.byQuestion = null;
      this.dispatchEvent(new Event("change"));
    }

    get keepsNothing() { return this.stored.get("keeping") === "no"; }
    get store() { return this.keepsNothing ? this.blank : this.stored; }

    /** Why what is answered is lost with the page: null, "nothing" (wished), "refused", "full" or "apart". */
    get trouble() {
      if (this.keepsNothing) return "nothing";
      return this.stored.trouble ?? (this.isApart ? "apart" : null);
    }

    recordOf(store, id) {
      const record = parsed(store.get(`notebook:${id}`));
      return typeof record?.name === "string" && Number.isInteger(record.volume) ? record : null;
    }

    get record() { return this.recordOf(this.store, this.id) ?? { name: "", volume: 0 }; }
    get name() { return this.keepsNothing ? "" : this.record.name; }
    get volume() { return `${this.id}:${this.record.volume}:`; }

    // Entries

    /** Every entry, as noted last, in the order of their times. */
    get entries() {
      this.folded ??= rules.folded(this.store.keys(`log:${this.volume}`).flatMap((key) => this.readKey(key)));
      return this.folded;
    }

    readKey(key) {
      const list = parsed(this.store.get(key));
      const name = key.slice(`log:${this.volume}`.length);
      if (!name.startsWith("bound:")) return [rules.unpacked(name, list)].filter(Boolean);
      return Array.isArray(list) ? list.map((one) => rules.unpacked(one?.[0], one?.slice?.(1))).filter(Boolean) : [];
    }

    /** The entries of a question, by the ids of its case and its own. */
    attempts(owner, question) {
      this.byQuestion ??= Map.groupBy?.(this.entries, rules.questionOf)
        ?? this.entries.reduce((map, entry) => {
          const key = rules.questionOf(entry);
          return map.set(key, [...(map.get(key) ?? []), entry]);
        }, new Map());
      return this.byQuestion.get(rules.questionOf({ case: owner, question })) ?? [];
    }

    /** Writes an entry down, and gives it back. One that is `noted` takes the place of the one of its name. */
    add(entry) {
      if (!rules.isEntry(entry)) throw new RangeError(`no entry: ${JSON.stringify(entry)}`);
      this.follow();
      this.store.set(`log:${this.volume}${rules.nameOf(entry)}`, JSON.stringify(rules.packed(entry)));
      this.forget();
      return entry;
    }

    /** The entry with another mark: he who marks himself thinks it over. */
    amend(entry, changes) { return this.add({ ...entry, ...changes, noted: new Date().toISOString() }); }

    /** Puts the single entries of past days together. */
    bind(now = Date.now()) {
      const isPast = (key) => {
        const time = Date.parse(key.slice(`log:${this.volume}`.length).split(" ")[0]);
        return time < now - dayLength;
      };
      const loose = this.store.keys(`log:${this.volume}`).filter(isPast);
      if (loose.length < looseEntries || this.stored.trouble) return;
      for (let at = 0; at < loose.length; at += boundTogether) {
        const keys = loose.slice(at, at + boundTogether);
        this.writeBound(rules.folded(keys.flatMap((key) => this.readKey(key))));
        if (this.stored.trouble) return;
        for (const key of keys) this.store.remove(key);
      }
    }

    writeBound(entries) {
      const list = entries.map((entry) => [rules.nameOf(entry), ...rules.packed(entry)]);
      this.store.set(`log:${this.volume}bound:${random()}`, JSON.stringify(list));
    }

    // Places

    /** What was kept under `key`; null where nothing was. */
    progress(key) { return parsed(this.store.get(`progress:${this.volume}${key}`))?.value ?? null; }

    /** Keeps `value` under `key`; null drops it. */
    keep(key, value) {
      this.follow();
      const whole = `progress:${this.volume}${key}`;
      if (value === null || value === undefined) {
        this.store.remove(whole);
        return;
      }
      const isNew = this.store.get(whole) === null;
      this.store.set(whole, JSON.stringify({ at: Date.now(), value }));
      if (isNew) this.dropOldPlaces();
    }

    /** The keys that begin with `start`, what was kept last first. */
    places(start) {
      const whole = `progress:${this.volume}${start}`;
      return this.store.keys(whole).map((key) => ({ key, at: Number(parsed(this.store.get(key))?.at) || 0 }))
        .sort((one, other) => other.at - one.at)
        .map(({ key }) => key.slice(`progress:${this.volume}`.length));
    }

    dropOldPlaces() {
      const places = this.places("").filter((key) => key.includes(":"));
      for (const key of places.slice(keptPlaces)) this.store.remove(`progress:${this.volume}${key}`);
    }

    // Which notebook

    /** {id, name, isOpen} of every notebook; the first has no name. */
    get notebooks() {
      const named = this.stored.keys("notebook:").map((key) => key.slice("notebook:".length))
        .map((id) => ({ id, name: this.recordOf(this.stored, id)?.name }))
        .filter(({ id, name }) => id !== "default" && name !== undefined);
      named.sort((one, other) => one.name.localeCompare(other.name));
      return [{ id: "default", name: "" }, ...named].map((one) => ({ ...one, isOpen: one.id === this.id }));
    }

    /** Opens another notebook, in every tab. */
    open(id) {
      this.stored.set("current", id);
      this.begin();
    }

    /** Begins a notebook of this name, and opens it. */
    create(name) {
      const id = random();
      this.stored.set(`notebook:${id}`, JSON.stringify({ name, volume: 0 }));
      this.open(id);
    }

    /** Whether anything is to be kept in this browser. */
    setKeeping(keeps) {
      if (keeps) this.stored.remove("keeping");
      else this.stored.set("keeping", "no");
      this.forget();
    }

    /** Erases the open notebook; one that has a name goes with it. */
    erase() {
      const { id, store } = this;
      const { name, volume } = this.record;
      if (id !== "default") store.remove(`notebook:${id}`);
      else store.set("notebook:default", JSON.stringify({ name, volume: volume + 1 }));
      for (const key of [...store.keys(`log:${id}:`), ...store.keys(`progress:${id}:`)]) store.remove(key);
      if (id !== "default") store.remove("current");
      store.flush();
      this.begin();
    }

    /** Another tab may have erased the notebook, or opened another, unheard. */
    follow() {
      if (this.keepsNothing || this.stored.trouble === "refused") return;
      if ((this.stored.get("current") ?? "default") !== this.id) this.begin();
    }

    /** What another tab did. `key` is that of the storage; null where all was cleared. */
    hear(key) {
      if (key !== null && !key.startsWith(this.stored.prefix)) return;
      const own = key?.slice(this.stored.prefix.length) ?? "";
      if (own.startsWith("progress:")) return;
      if (own.startsWith("log:")) this.forget();
      else this.begin();
    }

    // Files

    /** The file of the notebook, as text. */
    toFile() {
      return rules.written({
        site: this.site, name: this.name, examination: this.progress("examination"), entries: this.entries,
        at: new Date().toISOString(),
      });
    }

    /** Takes in what a file says; {added, damaged}, or {fault} as `entries.read` tells. What is there stays. */
    merge(text) {
      const file = rules.read(text, this.site);
      if (file.fault) return file;
      const known = new Map(this.entries.map((entry) => [rules.nameOf(entry), entry]));
      const fresh = file.entries.filter((entry) => {
        const own = known.get(rules.nameOf(entry));
        return !own || rules.isLater(entry, own);
      });
      for (let at = 0; at < fresh.length; at += boundTogether) this.writeBound(fresh.slice(at, at + boundTogether));
      if (file.examination && !this.progress("examination")) this.keep("examination", file.examination);
      this.forget();
      return { added: fresh.length, damaged: file.damaged };
    }

    /**
     * On pages opened as files, a browser may give each its own storage. The window's name goes from page to page: one
     * that tells of a sign which this storage does not hold comes from a page that keeps apart.
     */
    lookForOthers(view = self) {
      if (this.keepsNothing || this.stored.trouble) return;
      const start = `negatoscope:${this.site}:`;
      const told = view.name.startsWith(start) ? view.name.slice(start.length) : null;
      let own = this.stored.get("together");
      if (told && told !== own) this.isApart = true;
      if (!own) {
        own = random();
        this.stored.set("together", own);
      }
      view.name = start + own;
    }
  }

  negatoscope.Notebook = Notebook;
  const notebook = (negatoscope.notebook = new Notebook(document.documentElement.dataset.site ?? ""));
  addEventListener("storage", (event) => notebook.hear(event.key));
  // A page that comes back has heard nothing meanwhile.
  addEventListener("pageshow", (event) => { if (event.persisted) notebook.begin(); });
  if (location.protocol === "file:") notebook.lookForOthers();
})();
