"""A GitHub of our own: it says who somebody is and which addresses are theirs."""

import json
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread


class GitHub:
    """Answers as GitHub does; `emails` are pairs of an address and whether it is verified."""

    def __init__(self, emails: Sequence[tuple[str, bool]]) -> None:
        self.emails = emails
        self.server = HTTPServer(("127.0.0.1", 0), self._answering())
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = Thread(target=self.server.serve_forever)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def _answering(self) -> type[BaseHTTPRequestHandler]:
        github = self

        class Answering(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.endswith("/emails"):
                    self._say([_address(*email) for email in github.emails])
                else:
                    self._say({"id": 42, "login": "ada-example", "name": "Ada"})

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                self._say({"access_token": "t", "token_type": "bearer", "scope": "user:email"})

            def log_message(self, format: str, *facts: object) -> None:
                """Nothing is written down."""

            def _say(self, answer: object) -> None:
                body = json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        return Answering


def _address(email: str, is_verified: bool) -> dict[str, object]:
    return {"email": email, "verified": is_verified, "primary": True, "visibility": None}
