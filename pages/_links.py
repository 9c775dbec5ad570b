"""Links straight to a page: tells the browser where the server is, so that it does not try the page's own path first.

Opened at /ties, Streamlit's front end asks /ties/_stcore/health before /_stcore/health, and each miss stands as an error in the
browser's console. A middleware answers page loads with one line more: the address the front end would find in the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class PageLinks:
    """ASGI middleware that names the server's address in every HTML page it sends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; where the answer is the front end's page, put the address into its head."""
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or "/_stcore/" in scope["path"]
            or "/component/" in scope["path"]
        ):
            await self.app(scope, receive, send)
            return
        # The page must come uncompressed to be added to; it is a few kilobytes.
        plain = {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]}
        held: list[Message] = []

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
                if message["status"] == 200 and kinds and kinds[0].startswith(b"text/html"):
                    held.append(message)
                    return
            elif held:
                held.append(message)
                if message.get("more_body"):
                    return
                body = b"".join(part.get("body", b"") for part in held[1:]).replace(
                    b"<head>", b"<head>" + _address(), 1
                )
                headers = [
                    (name, value)
                    for name, value in held[0]["headers"]
                    if name.lower() not in (b"content-length", b"etag")
                ]
                await send({**held[0], "headers": [*headers, (b"content-length", str(len(body)).encode())]})
                await send({"type": "http.response.body", "body": body})
                return
            await send(message)

        await self.app(plain if scope["path"].rpartition("/")[2].find(".") < 0 else scope, receive, add)


def _address() -> bytes:
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return (
        "<script>window.__streamlit={BACKEND_BASE_URL:location.origin+"
        f'"/{base}",HOST_CONFIG_BASE_URL:location.origin+"/{base}",MAIN_PAGE_BASE_URL:location.origin+"/{base}"}};</script>'
    ).encode()
