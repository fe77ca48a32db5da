import pytest

from .read import kinds, read


@pytest.mark.parametrize(
    "address",
    [
        "Lindenweg 4",
        "Musterstr. 12a, 1010 Wien",
        "Karl-Marx-Straße 8",
        "Goethestr.7",
        "Am Graben 5, 1010 Wien",
        "An der Alten Mühle 3, 83022 Rosenheim",
        "Dorf 27, 6900 Bregenz",
        "Bahnhofstrasse 12, CH-8001 Zürich",
        "Linzer Str. 5/2/11, 4040 Linz",
        "Hinter der Kirche 5 in 49716 Meppen",
        "221B Baker Street",
        "14 Elm Close, Leeds LS1 4AP",
        "742 Evergreen Terrace, Springfield, IL 62704",
        "12 Baker Lane, London NW1 6XE",
    ],
)
def test_an_address_is_found_with_its_town(address):
    assert read(f"Sie wohnt: {address}.", "address") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Platz 3 im Ranking, auf Platz 12 von 40",
        "Parkplatz 12, Bahnhof 3",
        "Bundesstraße 27, Kilometer 143,2",
        "Die Hauptstraße 2026 wird saniert",
        "Waldweg 5 km",
        "Flashback: June 8, 2014 Liberal",
        "am Dienstag 5, 4020 Linz",
        "@Norbinator2403",
    ],
)
def test_places_roads_and_dates_are_left_alone(text):
    assert kinds(text) == []
