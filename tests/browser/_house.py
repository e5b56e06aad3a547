"""A served demo book, the browser, and the way in: what the tests of pages share."""

from __future__ import annotations

from typing import Any

OF_A_CLIENT = ("case", "when", "economics", "remedies", "messages", "contract", "obligations", "papers", "refer")


class House:
    """A served demo book, the browser, and the cookies of somebody who came in by the link."""

    def __init__(self, browser: Any, link: str) -> None:
        self.browser, self.base = browser, link.partition("/login/")[0]
        context = browser.new_context()
        page = context.new_page()
        page.goto(link)
        page.wait_for_url(self.base + "/")
        self.cookies = [cookie for cookie in context.cookies() if cookie["name"] != "partwell_language"]
        self.places = self._places(page)
        context.close()

    def _places(self, page: Any) -> dict[str, str]:
        client = page.locator(".cards tbody a").first.get_attribute("href")
        self.troubled = page.locator(".call h3 a").first.get_attribute("href")
        page.goto(f"{self.base}{self.troubled}/evidence/delay")
        proof = page.locator(".proofs a").first.get_attribute("href")
        page.goto(f"{self.base}/import")
        run = page.locator(".run h3 a").first.get_attribute("href")
        return {
            "portfolio": "/",
            "client": client,
            "client-trouble": self.troubled,
            "evidence-list": f"{self.troubled}/evidence/delay",
            "evidence": proof,
            "import": "/import",
            "import-run": run,
            "people": "/people",
            "settings": "/settings",
            **{
                name: f"/{name}"
                for name in ("money", "cases", "check-ins", "colleagues", "lint", "label-words", "payments")
            },
            "rates": "/settings/rates",
            **{f"client-{name}": f"{self.troubled}/{name}" for name in OF_A_CLIENT},
            "nothing-here": "/clients/nobody",
        }

    def context(self, *, language: str = "en", signed_in: bool = True, **options: Any) -> Any:
        """A window of its own in a language."""
        context = self.browser.new_context(locale=language, **options)
        context.add_cookies(self.cookies if signed_in else [])
        context.add_cookies([{"name": "partwell_language", "value": language, "url": self.base}])
        return context
