"""What tests of ideas do again and again."""

from datetime import timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image

from gutgemacht.web.ideas.models import Idea, IdeaPicture
from gutgemacht.web.people.models import Person
from gutgemacht.web.publish.drafts.pictures import kept

FACT = {"words": "Die Nova läuft mit 31 dB.", "source": "Messbericht", "url": ""}
OWN = "Gestern stand ich im Keller und habe sie nicht gehört. Da dachte ich, sie sei kaputt."


def offered(by: Person | None = None, **fields: object) -> Idea:
    given = {
        "language": "de",
        "headline": "Die Nova ist leise",
        "facts": [FACT],
        "link": "https://bergtal.example/nova",
        "until": timezone.localdate() + timedelta(20),
        "at": timezone.now(),
    }
    return Idea.objects.create(by=by, **given | fields)


def picture_file(name: str = "nova.png") -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (40, 30), (200, 120, 40)).save(file, "PNG")
    file.name = name
    file.seek(0)
    return file


def pictured(idea: Idea, **fields: object) -> IdeaPicture:
    row = kept(picture_file().read(), "nova.png", timezone.now())
    given = {"alt": "Eine Pumpe im Keller", "holder": "Foto Anna"}
    return IdeaPicture.objects.create(idea=idea, picture=row, **given | fields)
