"""Find every kind of page that somebody can reach by following links."""

import re
from collections import deque

from playwright.sync_api import BrowserContext

from tests.browser.house import House

LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)"')
KEY = re.compile(r"/(questions|sections)/(?!add/)[^/]+/")
PUBLIC_ID = re.compile(r"\b[2-9a-hjkmnp-z]{13}\b")
LEFT_OUT = ("/sign-out/", "/static/", ".ics", "/export/", "/files/")


def pages_of(context: BrowserContext, house: House, start: str) -> dict[str, str]:
    """One address for each kind of page, by the address with its ids left out.

    Links in the letters of others are not followed: they lead to pages of their readers alone.
    """
    found: dict[str, str] = {}
    waiting = deque([start])
    seen = {start}
    while waiting:
        address = waiting.popleft()
        kind = _kind(address)
        if kind in found or any(part in address for part in LEFT_OUT):
            continue
        response = context.request.get(f"{house.address}{address}")
        assert response.status == 200, f"{address} answers {response.status}"
        found[kind] = address
        links = [] if kind == "/mailbox/*/" else LINK.findall(response.text())
        for link in links:
            target = _target(address, link.replace("&amp;", "&"), house)
            if target and target not in seen:
                seen.add(target)
                waiting.append(target)
    return found


def _kind(address: str) -> str:
    return KEY.sub(r"/\1/*/", PUBLIC_ID.sub("*", address.partition("?")[0]))


def _target(page: str, link: str, house: House) -> str:
    if link.startswith(house.address):
        return link.removeprefix(house.address) or "/"
    if link.startswith("?"):
        return page.partition("?")[0] + link
    return link if link.startswith("/") and not link.startswith("//") else ""
