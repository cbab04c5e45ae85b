"""A folder over HTTP on this machine, as a static host would serve it."""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator, Callable, MutableMapping
from contextlib import asynccontextmanager
from mimetypes import guess_type
from os import PathLike
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from generator.model.config import CONFIG_PATH
from generator.model.errors import OutputError, Problem, Where

_NOT_FOUND = 404
_PORTS_TRIED = 20


class _SiteFiles(StaticFiles):
    """Serves files and directory indexes; what is not there gets the language's own 404 page."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True, follow_symlink=False, check_dir=False)
        self._folder = folder

    async def get_response(self, path: str, scope: MutableMapping[str, Any]) -> Response:
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != _NOT_FOUND:
                raise
            response = self._not_found(path)
        if response.status_code == _NOT_FOUND:
            response = self._not_found(path)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    def file_response(
        self,
        full_path: str | PathLike[str],
        stat_result: os.stat_result,  # noqa: ARG002 - starlette's interface
        scope: MutableMapping[str, Any],  # noqa: ARG002
        status_code: int = 200,
    ) -> Response:
        """Answer with a file read at once, since a rebuild may replace it at any time."""
        try:
            content = Path(full_path).read_bytes()
        except FileNotFoundError as error:
            raise HTTPException(_NOT_FOUND) from error
        kind = guess_type(full_path)[0] or "application/octet-stream"
        return Response(content, status_code, media_type=kind)

    def _not_found(self, path: str) -> Response:
        language = path.split("/", 1)[0]
        for name in (f"{language}/404.html", "404.html"):
            try:
                page, _ = self.lookup_path(name)
            except (OSError, ValueError):  # a name that no file can have
                continue
            if page:
                return Response(Path(page).read_bytes(), _NOT_FOUND, media_type="text/html")
        return Response("There is no page at this address.\n", _NOT_FOUND, media_type="text/plain")


def bind(host: str, port: int) -> socket.socket:
    """Return a socket on *port*, or on the first free one of the twenty after it.

    Raises:
        OutputError: If none is free, or the host is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    error: OSError | None = None
    for candidate in range(max(port, 0), min(port + _PORTS_TRIED, 65536)):
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen()
        except OSError as failure:
            listener.close()
            error = failure
        else:
            return listener
    what = f"cannot serve on {host}:{port}: {error.strerror if error else 'no such port'}"
    hint = "choose another with --port, or another --host"
    raise OutputError(Problem(code="serve", where=Where(CONFIG_PATH), what=what, hint=hint))


def run(
    folder: Path, listener: socket.socket, on_ready: Callable[[], None], prefix: str = ""
) -> None:
    """Serve *folder* on *listener*, at the root and under *prefix*, until interrupted.

    Only requests whose ``Host`` is this machine are answered, so that no web page can reach the
    preview through a name of its own (DNS rebinding).
    """

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        on_ready()
        yield

    host = str(listener.getsockname()[0])
    hosts = ["127.0.0.1", "localhost", f"[{host}]" if ":" in host else host]
    app = Starlette(
        routes=[
            Mount(place, _SiteFiles(folder)) for place in dict.fromkeys((prefix, "/")) if place
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)],
        lifespan=lifespan,
    )
    config = uvicorn.Config(app, log_level="warning", server_header=False, lifespan="on")
    uvicorn.Server(config).run(sockets=[listener])
