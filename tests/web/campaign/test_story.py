"""What the house was built for: well meant, read by thirty people, changed, read again.

Ten read on phones; the others mind nothing and say what eight of the ten say, so they come by wire.
"""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.alone import run_alone
from tests.campaign.drawings import hair_dryer, rocket_bench
from tests.people import PASSWORD
from tests.web.campaign.reading.crowd import Crowd
from tests.web.coming_in import come_in
from tests.web.inside import inside
from tests.web.servers import Server

pytestmark = pytest.mark.browser

SEED = f"""
from gutgemacht.web.people.models import Role
from tests.people import somebody
somebody("anna", Role.AUTHOR, password={PASSWORD!r})
"""
SHEETS = """
import json
from datetime import timedelta
from django.utils import timezone
from gutgemacht.web.campaign.panel.links import token_of
from gutgemacht.web.campaign.panel.models import Panel
from gutgemacht.web.campaign.reading.sheet import handed_out
panel = Panel.objects.latest("pk")
[shown] = panel.version.stimuli.filter(read=True, kind="post")
ago = timezone.now() - timedelta(minutes=1)
print(json.dumps([
    {"path": f"/read/{token_of(group)}/",
     "sheets": [handed_out(token_of(group), group.pk, [shown.pk], ago).signed
                for _ in range(readers[group.name])]}
    for group in panel.strata.filter(name__in=readers)
]))
"""
WOMEN, OTHERS = "Frauen in Technik", "Andere"
WELL_MEANT = (
    "Hey Mädels! Wissenschaft ist viel zu langweilig für euch? Schnappt euch euren Föhn und baut"
    " ihn um, wir machen Technik endlich hübsch! Zeigt uns eure Ideen unter #HackAHairDryer."
)
BETTER = (
    "Wie baut man einen Satelliten, der mit 30 Watt auskommt? Unsere Ingenieurin zeigt am"
    " Donnerstag ihr Labor und beantwortet Fragen zu Studium, Alltag und Rückschlägen."
    " Alle sind willkommen."
)
OBJECTS = "Technik muss hübsch sein"
HURT = "Technikerinnen, die man auf ihr Aussehen festlegt"


def test_a_campaign_meant_well_is_stopped_by_its_readers_and_goes_when_it_is_better(
    start_server, browser, tmp_path
):
    server = start_server()
    inside(server, SEED)
    page = maker(browser, server.base)
    begin(page, server.base)
    write(page, WELL_MEANT, hair_dryer(), tmp_path)
    margin_and_cases(page)
    women = plan(page, quota=20)
    read(browser, women, [OBJECTS if number in (4, 10) else "Föhne" for number in range(1, 11)])
    readers_by_wire(server, {OTHERS: 20})
    watched(page, server.base, 1, "2 von den ersten 10 widersprechen", "Unentschieden")
    report = told(page, server.base, 1)
    assert "STOP" in report
    assert "Mehr Frauen sollen sich für Technik begeistern." in report
    assert OBJECTS in report
    assert HURT in report

    page.goto(f"{server.base}/campaigns/1/")
    page.click("main >> text=Ändern")
    write(page, BETTER, rocket_bench(), tmp_path)
    page.reload()
    expect(page.locator("main")).to_contain_text("verlangt, noch einmal gelesen zu werden")
    plan(page, quota=24)
    readers_by_wire(server, {WOMEN: 21, OTHERS: 21})
    watched(page, server.base, 2, "Alle Gruppen sagen GO", "21 von bis zu 24")
    assert "GO: Genau so, wie es gelesen wurde" in told(page, server.base, 2)


def maker(browser: Browser, base: str) -> Page:
    page = browser.new_context(locale="de-AT", viewport={"width": 1280, "height": 900}).new_page()
    come_in(page, base, "anna")
    return page


def begin(page: Page, base: str) -> None:
    page.goto(f"{base}/campaigns/new/")
    page.fill("[name=intent]", "Mehr Frauen sollen sich für Technik begeistern.")
    page.fill("[name=addressed]", "Frauen, die in Technik und Wissenschaft arbeiten")
    page.click("main form button.act")
    page.wait_for_url(f"{base}/campaigns/1/")
    page.select_option("main [name=network]", "linkedin")
    if page.locator("main textarea[name=text]").count() == 0:
        page.click("main form:has([name=kind][value=post]) button")
    expect(page.locator("main textarea[name=text]")).to_be_visible()


def write(page: Page, text: str, picture: bytes, folder) -> None:
    file = folder / "picture.png"
    file.write_bytes(picture)
    page.fill("main textarea[name=text]", text)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("Tab")
    # A picture that comes after the panel is planned is a change, and its opening is refused.
    with page.expect_response("**/pictures/"):
        page.set_input_files("main input[name=file]", file)
    expect(page.locator("main article", has_text="Bild").first).to_be_visible()


def margin_and_cases(page: Page) -> None:
    page.reload()
    main = page.locator("main")
    expect(main).to_contain_text("Frauen für Technik gewinnen, mit Föhn und Lippenstift?")
    expect(main).to_contain_text("Was würden Verärgerte unter diesen Hashtag schreiben?")
    expect(main).to_contain_text("hack a hair dryer")
    expect(main).to_contain_text("Föhne hacken für die Wissenschaft")


def plan(page: Page, quota: int) -> str:
    """Plans two groups that read the post, opens the panel, and answers the link of the women."""
    page.goto(page.url.partition("/campaigns/")[0] + "/campaigns/1/panels/new/")
    for box in page.locator("[name=stimuli]").all():
        box.uncheck()
    page.locator("[name=stimuli]").first.check()
    page.fill("[name=per_reader]", "1")
    groups = [(WOMEN, "affected"), (OTHERS, "outside")]
    for number, (name, kind) in enumerate(groups):
        page.fill(f"[name=groups-{number}-name]", name)
        page.select_option(f"[name=groups-{number}-kind]", kind)
        page.fill(f"[name=groups-{number}-quota]", str(quota))
    page.click("main button.act")
    page.click('main button:text-is("Eröffnen")')
    page.wait_for_url("**/people/")
    return page.locator("main input[readonly]").first.input_value()


def read(browser: Browser, link: str, gists: list[str]) -> None:
    """Phones that begin together and answer one after the other."""
    phones = [phone(browser, link) for _ in gists]
    for page, gist in zip(phones, gists, strict=True):
        answer(page, gist, objects=gist == OBJECTS)
        page.context.close()


def phone(browser: Browser, link: str) -> Page:
    """One phone that has begun to read; its clock runs faster than ours."""
    size = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(locale="de-AT", reduced_motion="reduce", **size)
    page = context.new_page()
    page.clock.install()
    page.goto(link)
    page.check("[name=agree]")
    page.click("form button.act")
    return page


def answer(page: Page, gist: str, *, objects: bool) -> None:
    """From the first look to thanks."""
    page.click("[data-step=ready] [data-next]")
    expect(page.locator("[data-step=glance]")).to_be_visible()
    page.clock.run_for(9_000)
    page.fill("[name=gist]", gist)
    page.click(".now [data-next]")
    for pair in ("pleasant", "respectful", "sincere"):
        page.click(f"label:has([name={pair}][value='{1 if objects else 4}'])")
    page.click(".now [data-next]")
    page.fill("[name=hurts_whom]", HURT if objects else "")
    page.click(".now [data-next]")
    if objects:
        page.fill("[name=hurts_by]", "Der Föhn und das Wort Mädels")
        page.click("label:has([name=word][value='1'])")
        page.click(".now [data-next]")
    page.click(f"label:has([name=hurts_me][value='{3 if objects else 0}'])")
    page.click(f"label:has([name=would][value='{'object' if objects else 'nothing'}'])")
    page.click(".now [data-next]")
    page.click(".now button.act")
    expect(page.locator("main")).to_contain_text("Danke", timeout=30_000)


def watched(page: Page, base: str, number: int, *words: str) -> None:
    page.goto(f"{base}/campaigns/1/panels/{number}/")
    for said in words:
        expect(page.locator("main")).to_contain_text(said)


def told(page: Page, base: str, number: int) -> str:
    page.goto(f"{base}/campaigns/1/panels/{number}/report/")
    return page.inner_text("main")


def readers_by_wire(server: Server, readers: dict[str, int]) -> None:
    """So many of each group, who mind nothing."""

    async def all_of(group: dict) -> None:
        crowd = Crowd(server.base, group["path"])
        for number, sheet in enumerate(group["sheets"]):
            await crowd.read(f"reader {number}", sheet=sheet)

    for group in json.loads(inside(server, f"{readers = }\n{SHEETS}")):
        run_alone(all_of(group))
