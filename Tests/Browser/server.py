"""A static web server on the loopback, strict as a hospital's may be."""

import functools
import http.server
import threading

PREFIX = "/sous/chemin/"
POLICY = "default-src 'self'"


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def translate_path(self, path):
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def send_head(self):
        if self.path == "/favicon.ico":
            # The browser asks by itself where a page names no icon: 404.html, served at any address, cannot.
            self.send_response(204)
            self.end_headers()
            return None
        if not self.path.startswith(PREFIX):
            self.send_error(404, "outside of the site")
            return None
        return super().send_head()

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *_):
        pass


def serve(folder):
    """Serves `folder` below PREFIX until `shutdown` is called; gives the server and the site's address."""
    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
