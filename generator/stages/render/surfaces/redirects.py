"""Route -> ``_redirects``, for hosts that read it: Netlify, Cloudflare Pages and others."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from generator.model.ids import UrlPath
from generator.model.route import RedirectsRoute
from generator.model.urls import Addresses


def redirects(route: RedirectsRoute, addresses: Addresses) -> str:
    """Write a line for each former address: a permanent redirect.

    A folder's address is named with and without the slash at its end.
    """
    lines = []
    for old, new in route.moves:
        target = _place(new, addresses)
        former = _place(old, addresses)
        lines += [f"{name} {target} 301\n" for name in dict.fromkeys((former, former.rstrip("/")))]
    return "".join(lines)


def _place(path: UrlPath, addresses: Addresses) -> str:
    return quote(urlsplit(addresses.absolute(path)).path)
