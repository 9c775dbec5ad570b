"""A language model's server on this machine that answers as a test says, with an article and a good answer to it."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from events.extract import Extraction
from events.extract.model.adapter import LanguageModel
from events.extract.model.client import Endpoint

KEY = "sk-a-secret-of-the-test"
ARTICLE = """Weavers and potters of Ilam province put their wares on show in Kut,
the seat of Iraq's Wasit governorate, from 10 October 2025. Fifteen artisans came, said the
Ilam Heritage Office. Ilam's governor hopes for a memorandum with Wasit one day."""
GOOD: dict[str, Any] = {
    "type": "exhibition",
    "subtype": "handicrafts",
    "status": "completed",
    "start": "2025-10-10",
    "end": None,
    "date_basis": "stated",
    "iran": [{"name": "Ilam", "quote": "Ilam province"}],
    "iraq": [{"name": "Wasit", "quote": "Wasit governorate"}],
    "direction": "iran_to_iraq",
    "venue": {"name": "Kut", "quote": "Kut"},
    "sectors": ["handicrafts"],
    "organisations": ["Ilam Heritage Office"],
    "figures": [{"name": "delegates", "value": 15, "quote": "Fifteen artisans"}],
    "evidence": {"type": ["wares on show"], "status": ["put their wares on show"], "start": ["from 10 October 2025"]},
}

Reply = Callable[[dict[str, Any], int], tuple[int, bytes | str]]


class Server:
    """Answers each request as `reply` says; keeps what it was asked."""

    def __init__(self) -> None:
        self.reply: Reply = lambda _question, _n: (500, "")
        self.questions: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.extra_headers: dict[str, str] = {}
        self.paths: list[str] = []
        self.release = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.questions.append(asked)
                outer.headers.append(dict(self.headers))
                outer.paths.append(self.path)
                status, body = outer.reply(asked, len(outer.questions))
                content = body.encode() if isinstance(body, str) else body
                self.send_response(status)
                for name, value in outer.extra_headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                # Whoever asked may have hung up by now.
                with contextlib.suppress(ConnectionError):
                    self.wfile.write(content)

            def do_GET(self) -> None:
                outer.paths.append(f"GET {self.path}")
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Keep the test's output clean."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}/v1"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def answers(self, *events: Any) -> None:
        self.says(json.dumps({"events": list(events)}, ensure_ascii=False))

    def says(self, content: Any) -> None:
        self.reply = lambda _question, _n: (200, json.dumps({"choices": [{"message": {"content": content}}]}))

    def close(self) -> None:
        self.release.set()
        self._http.shutdown()
        self._http.server_close()


def reader(server: Server) -> Callable[..., Extraction]:
    """What reads an article with the model behind the server; nothing is waited for between tries."""

    def read(
        text: str = ARTICLE, published: str | None = "2025-10-12", seconds: float = 5.0, **more: Any
    ) -> Extraction:
        endpoint = Endpoint(server.url, "small-model", KEY, seconds)
        return LanguageModel(endpoint, sleep=lambda _seconds: None)(text, published, **more)

    return read
