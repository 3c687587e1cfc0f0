"""Pages of the browser that watch for faults, and that one test after the other uses."""

import urllib.parse


class Watch:
    """What went wrong on the pages of one test. `site` is the address that requests may go to."""

    def __init__(self, site):
        self.site = site
        self.faults = []

    def console(self, message):
        # A refused icon or a broken policy is an error too; warnings are a developer's business.
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def error(self, error):
        self.faults.append(f"exception: {error}")

    def _own(self, address):
        return address.startswith(self.site) or address.startswith(("data:", "blob:"))

    def request(self, request):
        if not self._own(request.url):
            self.faults.append(f"request outside of the site: {request.url}")

    def failed(self, request):
        if "ERR_ABORTED" not in (request.failure or ""):
            self.faults.append(f"failed: {urllib.parse.unquote(request.url)}: {request.failure}")

    def response(self, response):
        if response.status >= 400:
            self.faults.append(f"{response.status}: {urllib.parse.unquote(response.url)}")

    def crash(self, _):
        self.faults.append("the page crashed")


EVENTS = {"console": "console", "pageerror": "error", "request": "request", "requestfailed": "failed",
          "response": "response", "crash": "crash"}
# What a test that does it leaves behind, on the page, its clock or its context.
ALTERING = {
    "page": ["on", "once", "route", "add_init_script", "emulate_media", "set_viewport_size", "expose_function"],
    "clock": ["install", "set_fixed_time", "pause_at"],
    "context": ["on", "route", "add_init_script", "grant_permissions", "new_cdp_session", "set_offline"],
}


def new_context(browser, options):
    context = browser.new_context(**options)
    context.set_default_timeout(10_000)
    return context


class Seat:
    """A page in a context of its own: the test that holds it is told its faults by `watch`."""

    def __init__(self, browser, options):
        self.context = new_context(browser, options)
        self.watch = None
        self.is_altered = False
        # Every page of the context, those that a link opens too.
        self.context.on("page", self._attach)
        self.page = self.context.new_page()
        for owner, names in (self.page, "page"), (self.page.clock, "clock"), (self.context, "context"):
            for name in ALTERING[names]:
                self._mark(owner, name)

    def _attach(self, page):
        for event, name in EVENTS.items():
            page.on(event, lambda what, name=name: self.watch and getattr(self.watch, name)(what))

    def _mark(self, owner, name):
        method = getattr(owner, name)

        def marked(*arguments, **options):
            self.is_altered = True
            return method(*arguments, **options)

        setattr(owner, name, marked)

    def clear(self):
        """Makes it as good as new for the next test, or says that it cannot be."""
        watch, self.watch = self.watch, None
        if self.is_altered or watch.faults:
            return False
        for page in self.context.pages:
            if page is not self.page:
                page.close()
        if self.page.url.startswith(("http", "file")):
            self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        # A pointer that rests somewhere would hover there on the next page.
        self.page.mouse.move(0, 0)
        self.page.goto("about:blank")
        return True


class Seats:
    """The seats that are free, by their options: the next page of one costs a fourth of a new one in a new context."""

    most = 5

    def __init__(self, browser):
        self.browser = browser
        self.free = []

    def take(self, options, is_new):
        """A seat; `is_new` one has no history, and nothing in its cache."""
        key = repr(sorted(options.items()))
        at = None if is_new else next((at for at, (kind, _) in enumerate(self.free) if kind == key), None)
        seat = Seat(self.browser, options) if at is None else self.free.pop(at)[1]
        seat.key = key
        return seat

    def give_back(self, seat):
        try:
            is_good = seat.clear()
        except Exception:  # whatever the test has done to it
            is_good = False
        if is_good:
            self.free.append((seat.key, seat))
        else:
            seat.context.close()
        while len(self.free) > self.most:
            self.free.pop(0)[1].context.close()

    def close(self):
        for _, seat in self.free:
            seat.context.close()
