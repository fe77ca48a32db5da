"""Steps of a day in the room, in a browser."""

from playwright.sync_api import Page, expect

from tests.web.publish.drafts.make import png


def opened(page: Page, section: str, summary: str) -> None:
    """Opens what is folded."""
    page.locator(f"{section} summary", has_text=summary).click()


def freeze(page: Page) -> None:
    """Stops all that is planned."""
    opened(page, "#freeze", "Alles anhalten")
    page.click("text=Ja, jetzt anhalten")
    expect(page.locator("#freeze")).to_contain_text("Geplantes ist angehalten")
    page.locator("#step-freeze").get_by_role("button", name="Erledigt").click()
    expect(page.locator("#step-freeze")).to_contain_text("Erledigt von Ida Moser")


def keep_evidence(page: Page) -> None:
    """Words and a picture."""
    opened(page, "#evidence", "Etwas sichern")
    page.fill("#copy", "Ein Föhn? Wir bauen Satelliten.")
    page.fill("#place", "https://social.example/@ada/1")
    page.set_input_files("#file", {"name": "a.png", "mimeType": "image/png", "buffer": png()})
    kept = page.locator(".kept li").count()
    page.locator("#evidence form .act").click()
    expect(page.locator(".kept li")).to_have_count(kept + 2)


def judge(page: Page) -> None:
    """The questions of the triage: a group is hurt, and it was us."""
    opened(page, "#triage", "Die Fragen beantworten")
    page.check("[name=hurt][value=group]")
    page.check("[name=whose][value=us]")
    page.click("text=So einschätzen")
    expect(page.locator("#triage .way")).to_contain_text("ohne „falls“")
    expect(page.locator(".under .level")).to_have_text("4")


def answer(page: Page) -> None:
    """An apology without "if", made a draft, and noted as said."""
    room = page.url.split("#")[0]
    page.click(".chosen >> text=Entschuldigung")
    page.fill("#text", "Es tut uns leid, falls sich jemand verletzt gefühlt hat.")
    expect(page.locator("#beside .note")).to_contain_text("falls")
    page.fill("#text", "Wir haben Frauen in der Forschung belehrt. Das war falsch.")
    expect(page.locator("#beside .note")).to_have_count(0)
    page.click("text=Als Entwurf behalten")
    expect(page.locator(".cm-content")).to_contain_text("belehrt")
    page.goto(room)
    opened(page, "#answers", "Eine Antwort notieren")
    page.fill("#answered", "Wir haben Frauen in der Forschung belehrt. Das war falsch.")
    page.fill("#where", "https://social.example/@bergtal/9")
    page.check("[name=substance]")
    page.locator("#answers form .act").click()
    expect(page.locator(".clock")).to_contain_text("vor der Zeit")


def close(page: Page) -> None:
    """To the end, and what was learnt."""
    page.click("text=Weiter: eingedämmt")
    page.click("text=Weiter: beantwortet")
    opened(page, "#freeze", "Weiterlaufen lassen")
    page.fill("#on", "Die Antwort steht.")
    page.locator("#freeze form button").click()
    page.click("text=Weiter: geschlossen")
    page.click("text=Zurückblicken")
    page.check("[name=gates][value=panel]")
    page.fill("#lesson", "Eine Leserin aus der Zielgruppe hätte es gesehen.")
    page.click("text=Behalten und damit abschließen")
    expect(page.locator(".learnt")).to_contain_text("Zielgruppe")
