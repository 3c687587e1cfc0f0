"""A static web server on the loopback, strict as a hospital's may be."""

import functools
import http.server
import sys
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


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        # A browser that has left the page takes no more of it.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve(folder, handler=Handler):
    """Serves `folder` below PREFIX until `shutdown` is called; gives the server and the site's address."""
    server = Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
